// A roster into the tables of people.
#pragma once

#include "base/import_report.hpp"
#include "people/roster.hpp"
#include "platform/clock/id_source.hpp"
#include "platform/db/db.hpp"

namespace tilstede::people::store {

/// Counts go to the report. What the roster no longer has ends the day before `today`; nobody is deleted.
void write_roster(db::Tx& tx, IdSource& ids, const Roster& roster, const Date& today, ImportReport& report);

}  // namespace tilstede::people::store
