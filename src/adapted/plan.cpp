#include "adapted/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tilstede::adapted {
namespace {

// In the order of the enum.
constexpr std::array<std::string_view, 5> kExpected{"group_room", "library", "at_home", "elsewhere",
                                                    "not_expected"};

// Larger goes first; nullopt: the part says nothing of it.
std::optional<int> weight_of(const PlanPart& part, const Date& date, int lesson) {
  const bool is_of_day = part.date ? *part.date == date : part.weekday == weekday_of(date);
  if (!is_of_day || (part.lesson != 0 && part.lesson != lesson)) return std::nullopt;
  return (part.date ? 2 : 0) + (part.lesson != 0 ? 1 : 0);
}

bool says_the_same_time(const PlanPart& one, const PlanPart& other) {
  return one.weekday == other.weekday && one.date == other.date && one.lesson == other.lesson;
}

bool is_twice(const std::vector<PlanPart>& parts, std::size_t place) {
  return std::any_of(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(place),
                     [&](const PlanPart& earlier) { return says_the_same_time(earlier, parts[place]); });
}

bool overlaps(const SchoolingPlan& wish, const SchoolingPlan& other) {
  const Period period = period_in_force(other);
  return !(*period.to < period.from) && wish.from <= *period.to && period.from <= wish.until;
}

}  // namespace

std::string_view name_of(Expected expected) {
  return kExpected.at(static_cast<std::size_t>(expected));
}

std::optional<Expected> parse_expected(std::string_view name) {
  const auto* const found = std::ranges::find(kExpected, name);
  if (found == kExpected.end()) return std::nullopt;
  return static_cast<Expected>(found - kExpected.begin());
}

Period period_in_force(const SchoolingPlan& plan) {
  if (!plan.ended_on) return {plan.from, plan.until};
  return {plan.from, std::min(plan.until, add_days(*plan.ended_on, -1))};
}

std::optional<Expected> expected_on(const SchoolingPlan& plan, const Date& date, int lesson) {
  if (!covers(period_in_force(plan), date)) return std::nullopt;
  std::optional<Expected> expected;
  int heaviest = -1;
  for (const PlanPart& part : plan.parts) {
    const auto weight = weight_of(part, date, lesson);
    if (!weight || *weight <= heaviest) continue;
    heaviest = *weight;
    expected = part.expected;
  }
  return expected;
}

bool is_day_off(const SchoolingPlan& plan, const Date& date, const std::vector<int>& lessons) {
  if (lessons.empty()) return expected_on(plan, date, 0) == Expected::not_expected;
  return std::ranges::all_of(
      lessons, [&](int lesson) { return expected_on(plan, date, lesson) == Expected::not_expected; });
}

std::optional<Problem> problem_of(const SchoolingPlan& wish, const std::vector<SchoolingPlan>& others) {
  Problem problem{422, "invalid-request", "The request is not as expected.", "", {}};
  if (wish.until < wish.from) {
    problem.places.push_back({"/until", "before-from", "The last day is before the first one."});
  }
  if (days_between(wish.from, wish.until) > kPlanDaysMax) {
    problem.places.push_back({"/until", "too-long", "A plan lasts a year at most."});
  }
  if (wish.parts.empty()) problem.places.push_back({"/parts", "empty", "Say what is expected, and when."});
  for (std::size_t place = 0; place < wish.parts.size(); ++place) {
    const auto pointer = fmt::format("/parts/{}", place);
    if (is_twice(wish.parts, place))
      problem.places.push_back({pointer, "twice", "An earlier part says something of the same time."});
    const auto& date = wish.parts[place].date;
    if (date && !covers({wish.from, wish.until}, *date))
      problem.places.push_back({pointer, "outside-plan", "Give a date from the first day to the last."});
  }
  const bool has_another =
      std::ranges::any_of(others, [&](const auto& other) { return overlaps(wish, other); });
  if (has_another) {
    problem.places.push_back({"/from", "plan-overlaps", "The pupil has a plan in these days: end it first."});
  }
  if (problem.places.empty()) return std::nullopt;
  return problem;
}

}  // namespace tilstede::adapted
