#include "adapted/plan.hpp"

#include <gtest/gtest.h>

#include "adapted/measured_year.hpp"
#include "engine/counting.hpp"
#include "engine/pupil_year_testing.hpp"

namespace tilstede::adapted {
namespace {

using engine::add;
using engine::day;
using engine::Kind;

const char* const kMonday = "2024-09-02";

PlanPart on(int weekday, int lesson, Expected expected) {
  return {weekday, {}, lesson, expected};
}

PlanPart on(const char* date, int lesson, Expected expected) {
  return {{}, day(date), lesson, expected};
}

SchoolingPlan plan_of(std::vector<PlanPart> parts) {
  SchoolingPlan plan;
  plan.from = day("2024-08-19");
  plan.until = day("2024-12-20");
  plan.parts = std::move(parts);
  return plan;
}

/// The first three lessons of Mondays are expected, the others are not.
SchoolingPlan half_mondays() {
  return plan_of({on(1, 0, Expected::not_expected), on(1, 1, Expected::group_room),
                  on(1, 2, Expected::group_room), on(1, 3, Expected::library)});
}

engine::Totals totals_of(engine::PupilYear year, const SchoolingPlan& plan) {
  measure_against({plan}, year);
  return engine::totals(engine::tally(year, {}), first_day(year.year), last_day(year.year), {});
}

TEST(SchoolingPlan, a_date_goes_before_a_weekday_and_a_lesson_before_the_day) {
  const auto plan = plan_of({on(1, 0, Expected::at_home), on(1, 2, Expected::library),
                             on(kMonday, 0, Expected::not_expected), on(kMonday, 2, Expected::group_room)});
  EXPECT_EQ(expected_on(plan, day("2024-09-09"), 1), Expected::at_home);
  EXPECT_EQ(expected_on(plan, day("2024-09-09"), 2), Expected::library);
  EXPECT_EQ(expected_on(plan, day(kMonday), 1), Expected::not_expected);
  EXPECT_EQ(expected_on(plan, day(kMonday), 2), Expected::group_room);
  EXPECT_EQ(expected_on(plan, day("2024-09-03"), 1), std::nullopt) << "a Tuesday";
}

TEST(SchoolingPlan, says_nothing_outside_its_days_nor_from_the_day_it_ended) {
  auto plan = plan_of({on(1, 0, Expected::at_home)});
  EXPECT_EQ(expected_on(plan, day("2024-12-23"), 1), std::nullopt);
  plan.ended_on = day(kMonday);
  EXPECT_EQ(expected_on(plan, day("2024-08-26"), 1), Expected::at_home);
  EXPECT_EQ(expected_on(plan, day(kMonday), 1), std::nullopt);
}

TEST(SchoolingPlan, three_of_six_lessons_expected_and_all_missed_is_one_day) {
  auto year = engine::school_year_2024();
  for (int lesson = 1; lesson <= 3; ++lesson)
    add(year, kMonday, Kind::lesson, lesson);
  EXPECT_EQ(totals_of(year, plan_of({})).days, 0);
  EXPECT_EQ(totals_of(year, half_mondays()).days, 1);
  EXPECT_EQ(totals_of(year, half_mondays()).hours, 0);
}

TEST(SchoolingPlan, two_of_three_expected_lessons_are_hours) {
  auto year = engine::school_year_2024();
  add(year, kMonday, Kind::lesson, 1);
  add(year, kMonday, Kind::lesson, 2);
  EXPECT_EQ(totals_of(year, half_mondays()).days, 0);
  EXPECT_EQ(totals_of(year, half_mondays()).hours, 2);
}

TEST(SchoolingPlan, a_lesson_that_is_not_expected_is_never_missed) {
  auto year = engine::school_year_2024();
  add(year, kMonday, Kind::lesson, 5);
  add(year, kMonday, Kind::late, 6);
  EXPECT_EQ(totals_of(year, half_mondays()), engine::Totals{});
}

TEST(SchoolingPlan, a_whole_day_counts_as_long_as_something_is_expected) {
  auto year = engine::school_year_2024();
  add(year, kMonday, Kind::day);
  EXPECT_EQ(totals_of(year, half_mondays()).days, 1);
  EXPECT_EQ(totals_of(year, plan_of({on(1, 0, Expected::not_expected)})).days, 0);
}

TEST(SchoolingPlan, going_early_misses_the_expected_lessons_alone) {
  auto year = engine::school_year_2024();
  add(year, kMonday, Kind::left_early, 2);
  EXPECT_EQ(totals_of(year, half_mondays()).hours, 2) << "the second and the third, not the six";
}

TEST(SchoolingPlan, who_comes_where_the_plan_says_is_measured_as_usual) {
  auto year = engine::school_year_2024();
  add(year, kMonday, Kind::lesson, 1);
  EXPECT_EQ(totals_of(year, plan_of({on(1, 0, Expected::at_home)})).hours, 1);
}

TEST(SchoolingPlan, other_days_are_as_they_were) {
  auto year = engine::school_year_2024();
  add(year, "2024-09-03", Kind::lesson, 5);
  add(year, "2025-01-13", Kind::lesson, 5);
  EXPECT_EQ(totals_of(year, half_mondays()).hours, 2) << "a Tuesday, and a Monday after the plan";
}

std::string places_of(const std::optional<Problem>& problem) {
  std::string places;
  if (!problem) return places;
  for (const ProblemPlace& place : problem->places)
    places += place.pointer + " " + place.code + "; ";
  return places;
}

TEST(SchoolingPlan, is_refused_where_it_cannot_be_followed) {
  EXPECT_EQ(places_of(problem_of(half_mondays(), {})), "");
  EXPECT_EQ(places_of(problem_of(plan_of({}), {})), "/parts empty; ");
  auto wish = plan_of({on(1, 0, Expected::at_home), on(1, 0, Expected::library)});
  wish.until = day("2024-08-01");
  EXPECT_EQ(places_of(problem_of(wish, {})), "/until before-from; /parts/1 twice; ");
  auto strayed = plan_of({on(1, 0, Expected::at_home)});
  strayed.parts.front().date = add_days(strayed.until, 1);
  EXPECT_EQ(places_of(problem_of(strayed, {})), "/parts/0 outside-plan; ");
  strayed.parts.front().date = strayed.until;
  EXPECT_EQ(places_of(problem_of(strayed, {})), "");
}

TEST(SchoolingPlan, two_at_once_are_refused_until_the_first_has_ended) {
  auto first = half_mondays();
  EXPECT_EQ(places_of(problem_of(half_mondays(), {first})), "/from plan-overlaps; ");
  first.ended_on = first.from;
  EXPECT_EQ(places_of(problem_of(half_mondays(), {first})), "");
}

}  // namespace
}  // namespace tilstede::adapted
