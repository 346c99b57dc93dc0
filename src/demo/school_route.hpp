// The demo's school route: terms, holidays and planning days of three school years, and its timetables.
#pragma once

#include <string>
#include <vector>

#include "base/date.hpp"
#include "engine/pupil_year.hpp"

namespace tilstede::demo {

struct FreeDay {
  Date date{};
  bool is_planning_day = false;
  std::string name;
};

struct SchoolRoute {
  SchoolYear year;
  Date first_day{};
  Date last_day{};
  std::vector<FreeDay> free_days;
};

const SchoolRoute& school_route(SchoolYear year);

/// Its school days up to `until`, both included.
std::vector<Date> school_days(SchoolYear year, const Date& until);

/// A week's lessons of 60 minutes on a grade, the first at 08:00; `valid` is left open.
std::vector<engine::TimetableLesson> timetable(int grade, SchoolYear year);

}  // namespace tilstede::demo
