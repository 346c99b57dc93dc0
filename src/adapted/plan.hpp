// SchoolingPlan: agreed adapted schooling of one pupil, by weekday or date: where the pupil is expected, or
// that the pupil is not. Neither absence nor stored presence: attendance is measured against it. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/personal.hpp"
#include "base/problem.hpp"
#include "people/ids.hpp"

namespace tilstede::adapted {

enum class Expected { group_room, library, at_home, elsewhere, not_expected };

inline constexpr std::size_t kPartsMax = 200;
inline constexpr int kPlanDaysMax = 366;

/// What is expected on a weekday or a date, in one lesson or (0) all day. A date goes before a weekday, and a
/// lesson before the whole day.
struct PlanPart {
  std::optional<int> weekday;
  std::optional<Date> date;
  int lesson = 0;
  Expected expected = Expected::group_room;

  bool operator==(const PlanPart&) const = default;
};

struct SchoolingPlan {
  SchoolingPlanId id;
  PupilId pupil;
  Date from{};
  Date until{};
  std::vector<PlanPart> parts;
  /// For those who teach the pupil.
  PersonalText note;
  AccountId decided_by;
  Instant decided_at{};
  std::optional<AccountId> ended_by;
  std::optional<Instant> ended_at;
  /// The civil date of `ended_at`.
  std::optional<Date> ended_on;
};

std::string_view name_of(Expected expected);
std::optional<Expected> parse_expected(std::string_view name);

/// The days it holds. One that was ended holds the days before that day; that may be none.
Period period_in_force(const SchoolingPlan& plan);

/// What the plan says of a lesson on a date, or (0) of the day as a whole; nullopt: nothing out of the
/// ordinary.
std::optional<Expected> expected_on(const SchoolingPlan& plan, const Date& date, int lesson);

/// Whether no lesson of that day is expected, where the day has these lessons (none: no timetable).
bool is_day_off(const SchoolingPlan& plan, const Date& date, const std::vector<int>& lessons);

/// 422 with every wrong place. `others` are the pupil's plans.
std::optional<Problem> problem_of(const SchoolingPlan& wish, const std::vector<SchoolingPlan>& others);

}  // namespace tilstede::adapted
