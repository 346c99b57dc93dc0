#include "followup/class_review.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>

namespace tilstede::followup {
namespace {

const Date kThursday = *parse_date("2024-10-31");

routine::Routine three_steps() {
  routine::Routine routine;
  for (const char* number : {"5", "10", "20"}) {
    routine::Step step;
    step.id = number;
    step.when_any = {std::string("days-") + number, std::string("hours-") + number};
    routine.steps.push_back(step);
  }
  return routine;
}

routine::FlagView flag(const std::string& rule) {
  routine::FlagView raised;
  raised.flag.finding.rule = rule;
  return raised;
}

PupilReview pupil(const std::string& name, engine::Totals totals, std::vector<routine::FlagView> flags = {}) {
  PupilReview review;
  review.given_name = PersonalText(name);
  review.totals = totals;
  review.flags = std::move(flags);
  return review;
}

engine::Totals counted(int days, int hours, int late) {
  engine::Totals totals;
  totals.days = days;
  totals.hours = hours;
  totals.late_arrivals = late;
  return totals;
}

std::string order_of(std::vector<PupilReview> pupils) {
  sort_worst_first(pupils, three_steps());
  std::string order;
  for (const PupilReview& one : pupils)
    order += one.given_name.reveal();
  return order;
}

TEST(ClassReview, TheHeaviestStandingStepComesFirst) {
  EXPECT_EQ(order_of({pupil("A", counted(30, 0, 0), {flag("days-5")}), pupil("B", counted(5, 0, 0)),
                      pupil("C", counted(0, 20, 0), {flag("hours-20")})}),
            "CAB");
}

TEST(ClassReview, ThenMoreFlagsDaysHoursAndLateArrivals) {
  EXPECT_EQ(order_of({pupil("A", counted(0, 0, 9)), pupil("B", counted(0, 1, 0)),
                      pupil("C", counted(1, 0, 0)), pupil("D", counted(5, 0, 0), {flag("days-5")}),
                      pupil("E", counted(5, 5, 0), {flag("days-5"), flag("hours-5")})}),
            "EDCBA");
}

TEST(ClassReview, AFlagWithoutAStepIsStillAFlag) {
  EXPECT_EQ(order_of({pupil("A", counted(4, 0, 0)), pupil("B", counted(0, 0, 0), {flag("weekday-pattern")})}),
            "BA");
}

TEST(ClassReview, AnExemptedFlagMakesNobodyWorse) {
  routine::FlagView exempted = flag("days-20");
  exempted.flag.finding.exempted_until = kThursday;
  EXPECT_EQ(
      order_of({pupil("A", counted(20, 0, 0), {exempted}), pupil("B", counted(5, 0, 0), {flag("days-5")})}),
      "BA");
}

TEST(ClassReview, ThoseAlikeKeepTheOrderOfTheirNames) {
  EXPECT_EQ(order_of({pupil("A", {}), pupil("B", counted(1, 0, 0)), pupil("C", {}), pupil("D", {})}), "BACD");
}

TEST(ClassReview, TheWeightOfARuleIsItsLastStep) {
  routine::Routine routine = three_steps();
  routine.steps[2].when_any.push_back("days-5");
  EXPECT_EQ(step_weight(routine, "days-5"), 3);
  EXPECT_EQ(step_weight(routine, "hours-10"), 2);
  EXPECT_EQ(step_weight(routine, "no-such-rule"), 0);
}

TEST(ClassReview, ADateIsMarkedByTheWorstOfIt) {
  engine::DayTally day, hours, late, left_early, late_and_hours;
  day.is_day = true;
  day.late = 1;
  day.is_documented = true;
  hours.missed_minutes = 90;
  late.late = 1;
  left_early.left_early = 1;
  left_early.missed_minutes = 45;
  late_and_hours.late = 1;
  late_and_hours.missed_minutes = 45;
  const auto marks = day_marks({day, hours, late, left_early, late_and_hours});
  ASSERT_EQ(marks.size(), 5U);
  EXPECT_EQ(marks[0].kind, DayMark::Kind::day);
  EXPECT_TRUE(marks[0].is_documented);
  EXPECT_EQ(marks[1].kind, DayMark::Kind::hours);
  EXPECT_EQ(marks[1].missed_minutes, 90);
  EXPECT_EQ(marks[2].kind, DayMark::Kind::late);
  EXPECT_EQ(marks[3].kind, DayMark::Kind::left_early);
  EXPECT_EQ(marks[4].kind, DayMark::Kind::hours);
}

TEST(ClassReview, DaysWithoutSchoolAreWeekdaysOnly) {
  const std::vector<Date> school{*parse_date("2024-10-25"), *parse_date("2024-10-28"),
                                 *parse_date("2024-10-30")};
  EXPECT_EQ(non_school_days(school, kThursday), (std::vector<Date>{*parse_date("2024-10-29"), kThursday}));
  EXPECT_TRUE(non_school_days({}, kThursday).empty());
}

RC_GTEST_PROP(ClassReviewProperty, NobodyStandsBeforeSomeoneWorse, ()) {
  const auto days = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 30));
  std::vector<PupilReview> pupils;
  for (const int count : days) {
    std::vector<routine::FlagView> flags;
    for (const int limit : {5, 10, 20}) {
      if (count >= limit) flags.push_back(flag("days-" + std::to_string(limit)));
    }
    pupils.push_back(pupil("", counted(count, 0, 0), flags));
  }
  sort_worst_first(pupils, three_steps());
  RC_ASSERT(pupils.size() == days.size());
  RC_ASSERT(std::is_sorted(
      pupils.begin(), pupils.end(),
      [](const PupilReview& one, const PupilReview& other) { return one.totals.days > other.totals.days; }));
}

}  // namespace
}  // namespace tilstede::followup
