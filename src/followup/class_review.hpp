// The class review: every pupil of a class on one page, worst first. Pure. Start at sort_worst_first().
//
// Worse is: a flag that leads further into the routine, then more standing flags, more days, more hours, more
// late arrivals. Those alike keep the order they came in, which is that of their names. The order is a help
// to the eye and no score: it is never shown as a number.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/personal.hpp"
#include "engine/counting.hpp"
#include "routine/flag_view.hpp"

namespace tilstede::followup {

/// One date of a pupil's calendar on which something stands.
struct DayMark {
  enum class Kind { day, hours, late, left_early };
  Date date{};
  Kind kind = Kind::day;
  bool is_documented = false;
  int missed_minutes = 0;

  bool operator==(const DayMark&) const = default;
};

std::string_view name_of(DayMark::Kind kind);

std::vector<DayMark> day_marks(const std::vector<engine::DayTally>& tallies);

struct PupilReview {
  PupilId pupil;
  PersonalText given_name;
  PersonalText family_name;
  std::string told_apart_by;
  engine::Totals totals;
  std::vector<DayMark> marks;
  /// Standing ones; an exempted flag stands and is shown, but makes nobody worse.
  std::vector<routine::FlagView> flags;
};

struct ClassReview {
  ClassId school_class;
  std::string name;
  std::string school;
  SchoolYear year;
  Date as_of{};
  /// The first school day of the year at the school.
  Date first_day{};
  /// Mondays to Fridays from first_day to as_of without school.
  std::vector<Date> non_school_days;
  /// Worst first.
  std::vector<PupilReview> pupils;
};

/// Mondays to Fridays between the first of `school_days` and `as_of` that are not among them.
std::vector<Date> non_school_days(const std::vector<Date>& school_days, const Date& as_of);

/// How far into the routine a rule leads: the place of the last step that hangs on it, from 1; 0 without a
/// step.
int step_weight(const routine::Routine& routine, std::string_view rule);

void sort_worst_first(std::vector<PupilReview>& pupils, const routine::Routine& routine);

}  // namespace tilstede::followup
