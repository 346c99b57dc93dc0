#include "followup/class_review.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace tilstede::followup {
namespace {

DayMark::Kind kind_of(const engine::DayTally& tally) {
  if (tally.is_day) return DayMark::Kind::day;
  if (tally.left_early > 0) return DayMark::Kind::left_early;
  if (tally.late > 0 && tally.missed_minutes == 0) return DayMark::Kind::late;
  return DayMark::Kind::hours;
}

// Larger is worse.
auto urgency_of(const PupilReview& pupil, const routine::Routine& routine) {
  int step = 0;
  int flags = 0;
  for (const routine::FlagView& view : pupil.flags) {
    const routine::Finding& finding = view.flag.finding;
    if (finding.exempted_until) continue;
    step = std::max(step, step_weight(routine, finding.rule));
    ++flags;
  }
  const engine::Totals& totals = pupil.totals;
  return std::tuple(step, flags, totals.days, totals.hours, totals.late_arrivals);
}

}  // namespace

std::string_view name_of(DayMark::Kind kind) {
  constexpr std::array<std::string_view, 4> kNames{"day", "hours", "late", "left_early"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::vector<DayMark> day_marks(const std::vector<engine::DayTally>& tallies) {
  std::vector<DayMark> marks;
  for (const engine::DayTally& tally : tallies) {
    marks.push_back({tally.date, kind_of(tally), tally.is_documented, tally.missed_minutes});
  }
  return marks;
}

std::vector<Date> non_school_days(const std::vector<Date>& school_days, const Date& as_of) {
  std::vector<Date> days;
  if (school_days.empty()) return days;
  for (Date date = school_days.front(); date <= as_of; date = add_days(date, 1)) {
    const bool has_school = std::binary_search(school_days.begin(), school_days.end(), date);
    if (!is_weekend(date) && !has_school) days.push_back(date);
  }
  return days;
}

int step_weight(const routine::Routine& routine, std::string_view rule) {
  int weight = 0;
  for (std::size_t place = 0; place < routine.steps.size(); ++place) {
    const auto& rules = routine.steps[place].when_any;
    if (std::find(rules.begin(), rules.end(), rule) != rules.end()) weight = static_cast<int>(place) + 1;
  }
  return weight;
}

void sort_worst_first(std::vector<PupilReview>& pupils, const routine::Routine& routine) {
  std::stable_sort(pupils.begin(), pupils.end(), [&](const PupilReview& one, const PupilReview& other) {
    return urgency_of(one, routine) > urgency_of(other, routine);
  });
}

}  // namespace tilstede::followup
