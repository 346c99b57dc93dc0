// Gaps: lessons that nobody has registered, and pupils who were there in the first lesson and away later.
// Pure.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/date.hpp"
#include "base/personal.hpp"
#include "people/ids.hpp"

namespace tilstede::gaps {

/// One lesson a week of a class, for the days of `valid`.
struct WeeklyLesson {
  ClassId school_class;
  int weekday = 1;
  int lesson = 1;
  int starts_minute = 0;
  int ends_minute = 0;
  std::string subject;
  std::optional<StaffId> teacher;
  Period valid;
};

/// Class, date and lesson; lesson 0 is the whole day.
using Registered = std::set<std::tuple<ClassId, Date, int>>;

struct Gap {
  ClassId school_class;
  Date date{};
  int lesson = 1;
  int starts_minute = 0;
  std::string subject;
  std::optional<StaffId> teacher;
};

/// The moment up to which a lesson counts as begun, or over.
struct Now {
  Date date{};
  int minute = 0;
};

/// Lessons of the school days that are over and that nobody has registered, by date, lesson and class. A day
/// that was registered as a whole has no gaps. Where two rows of a timetable overlap, the one that began last
/// holds.
std::vector<Gap> find_gaps(const std::vector<WeeklyLesson>& timetable, const std::vector<Date>& school_days,
                           const Registered& registered, const Now& now);

/// One lesson somebody was away from.
struct Away {
  PupilId pupil;
  Date date{};
  int lesson = 1;
  /// Somebody has told.
  bool is_reported = false;
};

struct GoneLater {
  Date date{};
  std::vector<int> lessons;
  bool is_reported = false;
};

/// Minutes after midnight at which each lesson of a day begins.
using Starts = std::map<int, int>;

/// By pupil: the days on which the pupil was not away from the first lesson, and away from a later one that
/// has begun. `starts` are the lessons of the pupil's class on a date; where no timetable says them, lesson 1
/// is the first and all have begun.
std::map<PupilId, std::vector<GoneLater>> find_gone_later(
    const std::vector<Away>& away, const std::map<std::pair<PupilId, Date>, Starts>& starts, const Now& now);

}  // namespace tilstede::gaps
