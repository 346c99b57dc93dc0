// What an absence import reads and writes, in bulk.
#pragma once

#include "attendance/absence_import.hpp"
#include "platform/clock/id_source.hpp"
#include "platform/db/db.hpp"

namespace tilstede::attendance::store {

std::map<std::string, PupilId, std::less<>> pupils_by_source_id(db::Tx& tx);
std::map<std::string, SubjectId, std::less<>> subjects_by_code(db::Tx& tx);
std::map<PupilId, std::vector<EnrolledAt>> enrolments_between(db::Tx& tx, const Date& first,
                                                              const Date& last);
/// Whose entries these are, as far as they stand.
std::set<PupilId> pupils_of_standing(db::Tx& tx, const std::vector<std::string>& source_entry_ids);
std::map<std::string, KnownEntry, std::less<>> newest_by_source_entry_id(db::Tx& tx,
                                                                         const std::vector<std::string>& ids);
std::map<std::tuple<PupilId, Date, int>, KnownEntry> effective_between(db::Tx& tx, const Date& first,
                                                                       const Date& last);

void write_imported(db::Tx& tx, const std::vector<ImportedEntry>& entries, IdSource& ids, Instant now,
                    const OnProgress& on_progress);

}  // namespace tilstede::attendance::store
