// School days: Mondays to Fridays within a term that are no holiday and no planning day, and extra school
// days. What a school says of itself wins over what is said of all schools. Pure.
#pragma once

#include <vector>

#include "base/date.hpp"

namespace tilstede::calendar {

enum class DayKind { holiday, planning_day, extra_school_day };

struct Term {
  Period period;
  bool is_of_school = false;
};

struct CalendarDay {
  Date date{};
  DayKind kind = DayKind::holiday;
  bool is_of_school = false;
};

/// What holds for one school: its own rows and those of all schools.
struct SchoolCalendar {
  std::vector<Term> terms;
  std::vector<CalendarDay> days;
};

/// Within `period`, which must have an end; sorted.
std::vector<Date> school_days(const SchoolCalendar& calendar, const Period& period);

}  // namespace tilstede::calendar
