// Calendars and timetables into the tables: only what differs is written.
#pragma once

#include <map>
#include <set>

#include "base/import_report.hpp"
#include "calendar/calendar_file.hpp"
#include "people/ids.hpp"
#include "platform/clock/id_source.hpp"
#include "platform/db/db.hpp"

namespace tilstede::calendar::store {

/// The schools and school years that a calendar speaks of; an empty school_id is all schools.
std::map<SchoolYear, std::set<SchoolId>> schools_of(db::Tx& tx, const std::vector<CalendarRow>& rows);

/// The classes that a timetable speaks of.
std::set<ClassId> classes_of(db::Tx& tx, const std::vector<TimetableRow>& rows);

/// A file says all there is to say of the schools and school years it names: other days of theirs are
/// removed, unless a row was refused.
void write_calendar(db::Tx& tx, IdSource& ids, const std::string& file, const std::vector<CalendarRow>& rows,
                    ImportReport& report);

/// A file says all there is to say of the classes it names: other lessons of theirs are removed, unless a row
/// was refused.
void write_timetable(db::Tx& tx, IdSource& ids, const std::string& file,
                     const std::vector<TimetableRow>& rows, ImportReport& report);

}  // namespace tilstede::calendar::store
