// guardians.csv and pupils.csv into the tables: only what differs is written.
#pragma once

#include "base/import_report.hpp"
#include "people/people_files.hpp"
#include "platform/clock/id_source.hpp"
#include "platform/db/db.hpp"

namespace tilstede::people::store {

/// Rows whose pupil, guardian or confirming person the roster does not have are refused. A link that was
/// confirmed stays confirmed until a right is added: then it must be confirmed again.
void write_guardians(db::Tx& tx, IdSource& ids, const std::string& file, const std::vector<GuardianRow>& rows,
                     ImportReport& report);

/// A child who becomes protected keeps its links, but access counts only confirmed ones from then on.
void write_pupils(db::Tx& tx, const std::string& file, const std::vector<PupilRow>& rows,
                  ImportReport& report);

}  // namespace tilstede::people::store
