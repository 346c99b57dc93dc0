// What a report about a pupil rests on, read from calendar, timetable and what homes have said before.
#pragma once

#include <map>
#include <vector>

#include "home/report.hpp"
#include "platform/db/db.hpp"

namespace tilstede::home {

/// The days on which something can be reported, whatever else.
Period days_open_for_reports(const Date& today);

/// One per pupil. The pupils must be locked if something is to be written.
std::map<PupilId, Facts> load_facts(db::Tx& tx, const std::vector<PupilId>& pupils, const Period& period,
                                    const Date& today);

/// By the pupil's own timetables that day, in order; pupils without lessons are left out.
std::map<PupilId, std::vector<Lesson>> lessons_of_pupils(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                         const Date& date);

}  // namespace tilstede::home
