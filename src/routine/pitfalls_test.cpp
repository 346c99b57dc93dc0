// What goes wrong when rules over absence are programmed, one test each.
#include <gtest/gtest.h>

#include "engine/pupil_year_testing.hpp"
#include "routine/findings.hpp"
#include "routine/routine_testing.hpp"

namespace tilstede::routine {
namespace {

using engine::add;
using engine::day;
using engine::Kind;
using engine::PatternKind;
using engine::PupilYear;
using engine::school_year_2024;
using Limit = CountTest::Limit;

/// "2024-09-06 met 5"; "-" when the rule is not met.
std::string told(const Rule& rule, const PupilYear& year, std::string_view as_of) {
  for (const auto& finding : find(with_rules({rule}), year, day(as_of))) {
    const auto until = finding.exempted_until ? " exempted" : "";
    return to_text(finding.first_met) + (finding.met_now ? " met " : " was ") +
           std::to_string(finding.count) + until;
  }
  return "-";
}

Rule pattern_rule(PatternKind kind, int min_spells, int spell_days) {
  engine::Pattern pattern;
  pattern.kind = kind;
  pattern.min_spells = min_spells;
  pattern.spell_days_max = spell_days;
  pattern.spell_days_min = spell_days;
  Rule rule;
  rule.id = "pattern";
  rule.test = pattern;
  return rule;
}

PupilYear absent_on(std::initializer_list<const char*> dates) {
  auto year = school_year_2024();
  for (const auto* date : dates)
    add(year, date, Kind::day);
  return year;
}

TEST(Pitfalls, fifteen_weeks_are_a_hundred_and_five_days_with_both_ends) {
  const auto rule = count_rule("days-2", "15 weeks", 2);
  EXPECT_EQ(told(rule, absent_on({"2024-11-11", "2025-02-24"}), "2025-06-20"), "-") << "106 days";
  EXPECT_EQ(told(rule, absent_on({"2024-11-12", "2025-02-24"}), "2025-02-24"), "2025-02-24 met 2")
      << "105 days";
}

TEST(Pitfalls, three_months_before_the_last_of_may_are_clamped_to_the_last_of_february) {
  const auto rule = count_rule("days-2", "3 months", 2);
  auto year = absent_on({"2025-02-28", "2025-03-03"});
  EXPECT_EQ(told(rule, year, "2025-05-28"), "2025-03-03 was 1") << "later than 28 February";
  EXPECT_EQ(told(rule, year, "2025-05-27"), "2025-03-03 met 2") << "later than 27 February";
  EXPECT_EQ(told(rule, year, "2025-05-31"), "2025-03-03 was 1");
}

TEST(Pitfalls, weeks_over_new_year_are_days_and_not_numbers_of_weeks) {
  const auto rule = count_rule("days-2", "3 weeks", 2);
  EXPECT_EQ(told(rule, absent_on({"2024-12-20", "2025-01-09"}), "2025-01-09"), "2025-01-09 met 2");
  EXPECT_EQ(told(rule, absent_on({"2024-12-19", "2025-01-09"}), "2025-01-09"), "-");
}

TEST(Pitfalls, school_days_are_those_of_the_calendars_the_pupil_went_by) {
  // Moved after 25 October from a school with an autumn holiday in week 40 to one that is free in week 45.
  auto year = school_year_2024();
  std::erase_if(year.school_days,
                [](const Date& date) { return day("2024-11-04") <= date && date <= day("2024-11-08"); });
  const auto rule = count_rule("days-2", "5 school days", 2);
  add(year, "2024-10-30", Kind::day);
  add(year, "2024-11-12", Kind::day);
  EXPECT_EQ(told(rule, year, "2024-11-12"), "2024-11-12 met 2") << "30 and 31 October, 1, 11 and 12 November";
  auto late = school_year_2024();
  late.school_days = year.school_days;
  add(late, "2024-10-29", Kind::day);
  add(late, "2024-11-12", Kind::day);
  EXPECT_EQ(told(rule, late, "2024-11-12"), "-");
}

TEST(Pitfalls, shares_are_whole_numbers_and_never_rounded) {
  const auto rule = share_rule("share", "15 weeks", Limit::share_at_least_percent, 15, 40);
  auto year = school_year_2024();
  for (std::size_t i = 40; i < 50; ++i)
    add(year, to_text(year.school_days[i]), Kind::day);
  EXPECT_EQ(told(rule, year, to_text(year.school_days[46])), "-") << "seven of 47 are 14.9 percent";
  EXPECT_EQ(told(rule, year, to_text(year.school_days[47])), to_text(year.school_days[47]) + " met 8");
}

TEST(Pitfalls, a_pattern_can_be_met_on_a_day_without_an_entry) {
  auto year = school_year_2024();
  std::string last;
  for (std::size_t at = 60; at < 96; at += 4)
    add(year, last = to_text(year.school_days[at]), Kind::day);
  const auto told_of = told(pattern_rule(PatternKind::rising, 1, 3), year, "2025-06-20");
  EXPECT_EQ(told_of.substr(0, 10), to_text(year.school_days[99]))
      << "the hundredth school day, four after the last";
  EXPECT_LT(last, told_of.substr(0, 10));
}

TEST(Pitfalls, the_last_days_of_a_rise_are_forty_school_days) {
  auto year = school_year_2024();
  // The forty before the hundredth begin with index 60: this one is earlier.
  add(year, to_text(year.school_days[59]), Kind::day);
  for (std::size_t at = 62; at < 100; at += 4)
    add(year, to_text(year.school_days[at]), Kind::day);
  const auto hundredth = to_text(year.school_days[99]);
  EXPECT_EQ(told(pattern_rule(PatternKind::rising, 1, 3), year, hundredth), hundredth + " met 10");
}

TEST(Pitfalls, a_day_and_hours_of_one_date_are_one_day) {
  auto year = absent_on({"2024-09-02"});
  add(year, "2024-09-02", Kind::lesson, 1);
  add(year, "2024-09-02", Kind::lesson, 2);
  add(year, "2024-09-03", Kind::lesson, 2);
  EXPECT_EQ(told(count_rule("days-1", "school year", 1), year, "2024-09-03"), "2024-09-02 met 1");
  EXPECT_EQ(told(count_rule("hours-1", "school year", 1, engine::Series::hours), year, "2024-09-03"),
            "2024-09-03 met 1");
}

TEST(Pitfalls, an_exempt_day_breaks_a_spell_and_a_weekend_does_not) {
  const auto four = pattern_rule(PatternKind::long_spell, 1, 4);
  auto year = absent_on({"2024-09-05", "2024-09-06", "2024-09-09", "2024-09-10"});
  EXPECT_EQ(told(four, year, "2024-09-10"), "2024-09-10 met 4");
  year.exemptions.push_back({ExemptionId{}, Period{day("2024-09-09"), day("2024-09-09")}, {}});
  EXPECT_EQ(told(four, year, "2024-09-10"), "-");
  EXPECT_EQ(told(pattern_rule(PatternKind::short_spells, 2, 3), year, "2024-09-10"), "2024-09-10 met 3");
}

TEST(Pitfalls, a_spell_that_is_not_over_is_short_so_far_and_may_stop_being) {
  const auto two = pattern_rule(PatternKind::short_spells, 2, 2);
  const auto year = absent_on({"2024-09-02", "2024-09-09", "2024-09-10", "2024-09-11"});
  EXPECT_EQ(told(two, year, "2024-09-10"), "2024-09-09 met 3");
  EXPECT_EQ(told(two, year, "2024-09-11"), "2024-09-09 was 1");
}

TEST(Pitfalls, an_exemption_granted_later_covers_the_days_it_says) {
  const auto rule = count_rule("days-3", "school year", 3);
  auto year = absent_on({"2024-09-02", "2024-09-03", "2024-09-04", "2024-10-07"});
  EXPECT_EQ(told(rule, year, "2024-10-07"), "2024-09-04 met 4");
  year.exemptions.push_back({ExemptionId{}, Period{day("2024-09-03"), day("2024-09-03")}, {}});
  EXPECT_EQ(told(rule, year, "2024-10-07"), "2024-10-07 met 3");
}

TEST(Pitfalls, many_hours_do_not_run_over) {
  auto year = school_year_2024();
  for (const auto& date : year.school_days) {
    for (const int lesson : {1, 2, 3})
      add(year, to_text(date), Kind::lesson, lesson);
  }
  for (auto& lesson : year.timetable)
    lesson.subject = "S" + std::to_string(lesson.lesson);
  const auto hours = 3 * static_cast<int>(year.school_days.size());
  ASSERT_GT(hours, 512);
  EXPECT_EQ(told(count_rule("hours", "school year", hours, engine::Series::hours), year, "2025-06-20"),
            "2025-06-20 met " + std::to_string(hours));
  EXPECT_EQ(
      told(pattern_rule(PatternKind::subject, 1, 3), year, "2025-06-20").find("was") != std::string::npos,
      true)
      << "more than 255 subjects missed are beyond the table, and every other rule has spoken long before";
}

TEST(Pitfalls, the_first_days_of_the_year_have_no_share_of_nothing) {
  auto year = absent_on({"2024-08-05"});
  EXPECT_EQ(told(share_rule("share", "school year", Limit::share_at_least_percent, 1), year, "2024-08-18"),
            "-")
      << "an entry before the first school day, and no school day";
  EXPECT_EQ(told(share_rule("share", "school year", Limit::share_at_least_percent, 1), year, "2024-08-19"),
            "2024-08-19 met 1");
}

}  // namespace
}  // namespace tilstede::routine
