// Effective absence as the engine wants it: whole school years of many pupils in one question.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "attendance/changes.hpp"
#include "engine/pupil_year.hpp"
#include "platform/db/db.hpp"

namespace tilstede::attendance {

/// By date and lesson; "present" is no absence and is left out, and so are pupils without absence.
std::map<PupilId, std::vector<engine::Entry>> effective_entries(db::Tx& tx,
                                                                const std::vector<PupilId>& pupils,
                                                                SchoolYear year);

/// Those of them who have any.
std::set<PupilId> pupils_with_absence(db::Tx& tx, const std::vector<PupilId>& pupils, SchoolYear year);

/// As they were effective at an instant, by when they were recorded and superseded. Reasons weigh as they do
/// now.
std::map<PupilId, std::vector<engine::Entry>> entries_known_at(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                               SchoolYear year, Instant known_at);

/// Effective or superseded since; by date and lesson.
std::vector<engine::Entry> entries_behind(db::Tx& tx, const std::vector<EntryId>& ids);

/// The codes of the catalogue of reasons, the retired ones too.
std::vector<std::string> reason_codes(db::Tx& tx);

}  // namespace tilstede::attendance
