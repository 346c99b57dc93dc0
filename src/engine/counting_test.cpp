#include "engine/counting.hpp"

#include <gtest/gtest.h>

#include "engine/pupil_year_testing.hpp"

namespace tilstede::engine {
namespace {

constexpr auto kMonday = "2024-09-02";
constexpr auto kTuesday = "2024-09-03";

Totals of_year(const PupilYear& year, const Counting& counting = {}) {
  return totals(tally(year, counting), first_day(year.year), last_day(year.year), counting);
}

DayTally of_day(const PupilYear& year, const Counting& counting = {}) {
  const auto tallies = tally(year, counting);
  EXPECT_EQ(tallies.size(), 1U);
  return tallies.empty() ? DayTally{} : tallies.front();
}

TEST(Counting, a_day_entry_is_one_day) {
  auto year = school_year_2024();
  add(year, kMonday, Kind::day);
  EXPECT_EQ(of_year(year), (Totals{.days = 1, .undocumented_days = 1}));
}

TEST(Counting, single_lessons_are_hours_and_never_a_day) {
  auto year = school_year_2024();
  for (int lesson = 1; lesson <= 5; ++lesson)
    add(year, kMonday, Kind::lesson, lesson);
  EXPECT_EQ(of_year(year), (Totals{.hours = 5}));
}

TEST(Counting, all_lessons_of_the_day_are_a_day_without_hours) {
  auto year = school_year_2024();
  for (int lesson = 1; lesson <= 6; ++lesson)
    add(year, kMonday, Kind::lesson, lesson).is_documented = true;
  EXPECT_EQ(of_year(year), (Totals{.days = 1, .documented_days = 1}));
  EXPECT_EQ(of_day(year).grounds.size(), 6U);
}

TEST(Counting, a_lesson_missed_in_part_is_not_covered) {
  auto year = school_year_2024();
  for (int lesson = 1; lesson <= 5; ++lesson)
    add(year, kMonday, Kind::lesson, lesson);
  add(year, kMonday, Kind::lesson, 6, 59);
  EXPECT_EQ(of_year(year), (Totals{.hours = 5}));
  EXPECT_EQ(of_day(year).missed_minutes, 359);
}

TEST(Counting, a_day_with_lesson_entries_counts_the_day_alone) {
  auto year = school_year_2024();
  add(year, kMonday, Kind::day);
  add(year, kMonday, Kind::lesson, 2);
  add(year, kMonday, Kind::lesson, 3);
  EXPECT_EQ(of_year(year), (Totals{.days = 1, .undocumented_days = 1}));
  const auto tally = of_day(year);
  ASSERT_EQ(tally.grounds.size(), 1U);
  EXPECT_EQ(number_of(tally.grounds[0].entry), 1);
}

TEST(Counting, five_lessons_of_45_minutes_are_three_hours) {
  auto year = school_year_2024();
  for (auto& lesson : year.timetable)
    lesson.ends_minute = lesson.starts_minute + 45;
  for (int lesson = 1; lesson <= 5; ++lesson)
    add(year, kMonday, Kind::lesson, lesson);
  EXPECT_EQ(of_year(year), (Totals{.hours = 3}));
}

TEST(Counting, hours_are_rounded_down_only_after_summing) {
  auto year = school_year_2024();
  add(year, kMonday, Kind::lesson, 1, 40);
  add(year, kTuesday, Kind::lesson, 1, 40);
  EXPECT_EQ(of_year(year), (Totals{.hours = 1}));
}

TEST(Counting, without_a_timetable_a_lesson_has_the_configured_length_and_only_day_entries_are_days) {
  auto year = school_year_2024();
  year.timetable.clear();
  year.lesson_minutes = 45;
  for (int lesson = 1; lesson <= 8; ++lesson)
    add(year, kMonday, Kind::lesson, lesson);
  EXPECT_EQ(of_year(year), (Totals{.hours = 6}));
}

TEST(Counting, minutes_beyond_the_lesson_are_cut_to_it) {
  auto year = school_year_2024();
  add(year, kMonday, Kind::lesson, 1, 90);
  EXPECT_EQ(of_day(year).missed_minutes, 60);
}

TEST(Counting, minutes_of_a_lesson_outside_the_timetable_stand_as_they_are) {
  auto year = school_year_2024();
  add(year, kMonday, Kind::lesson, 9, 90);
  EXPECT_EQ(of_day(year).missed_minutes, 90);
}

TEST(Counting, late_arrivals_are_occasions_and_their_minutes_never_hours) {
  auto year = school_year_2024();
  add(year, kMonday, Kind::late, 1, 40);
  add(year, kMonday, Kind::late, 4, 40);
  add(year, kTuesday, Kind::late, 1);
  EXPECT_EQ(of_year(year), (Totals{.late_arrivals = 3}));
}

TEST(Counting, late_of_the_whole_day_is_one_occasion_unless_a_lesson_says_it_too) {
  auto year = school_year_2024();
  add(year, kMonday, Kind::late, 0, 20);
  add(year, kTuesday, Kind::late, 0);
  add(year, kTuesday, Kind::late, 1, 20);
  EXPECT_EQ(of_year(year), (Totals{.late_arrivals = 2}));
}

TEST(Counting, left_early_of_the_whole_day_misses_the_minutes_it_says) {
  auto year = school_year_2024();
  add(year, kMonday, Kind::left_early, 0, 60);
  add(year, kTuesday, Kind::left_early, 0);
  EXPECT_EQ(of_year(year), (Totals{.hours = 1, .left_early = 2}));
}

TEST(Counting, left_early_misses_the_rest_of_the_day) {
  auto year = school_year_2024();
  add(year, kMonday, Kind::left_early, 4, 20);
  EXPECT_EQ(of_day(year).missed_minutes, 20 + 60 + 60);
  EXPECT_EQ(of_year(year), (Totals{.hours = 2, .left_early = 1}));
}

TEST(Counting, left_early_without_minutes_missed_that_whole_lesson) {
  auto year = school_year_2024();
  add(year, kMonday, Kind::left_early, 5);
  EXPECT_EQ(of_day(year).missed_minutes, 120);
}

TEST(Counting, a_later_lesson_with_its_own_entry_is_not_counted_twice) {
  auto year = school_year_2024();
  add(year, kMonday, Kind::left_early, 3, 0);
  add(year, kMonday, Kind::lesson, 5, 15);
  add(year, kMonday, Kind::late, 6, 5);
  EXPECT_EQ(of_day(year).missed_minutes, 60 + 15);
}

TEST(Counting, leaving_twice_misses_no_lesson_twice) {
  auto year = school_year_2024();
  add(year, kMonday, Kind::left_early, 2, 0);
  add(year, kMonday, Kind::left_early, 4, 30);
  EXPECT_EQ(of_day(year).missed_minutes, 60 + 30 + 60 + 60);
  EXPECT_EQ(of_day(year).left_early, 2);
}

TEST(Counting, leaving_in_the_first_lesson_at_once_is_a_day_and_an_occasion) {
  auto year = school_year_2024();
  add(year, kMonday, Kind::left_early, 1);
  EXPECT_EQ(of_year(year), (Totals{.days = 1, .left_early = 1, .undocumented_days = 1}));
}

TEST(Counting, a_lesson_in_two_groups_is_one_lesson_as_long_as_the_longer) {
  auto year = school_year_2024();
  year.timetable.push_back({1, 1, 480, 570, "norsk", Period{first_day(year.year), {}}});
  add(year, kMonday, Kind::lesson, 1);
  EXPECT_EQ(of_day(year).missed_minutes, 90);
}

TEST(Counting, the_timetable_of_the_day_is_the_one_that_is_valid) {
  auto year = school_year_2024();
  for (auto& lesson : year.timetable)
    lesson.valid.to = day("2024-09-02");
  year.timetable.push_back({2, 1, 480, 525, "", Period{day("2024-09-03"), {}}});
  add(year, kTuesday, Kind::lesson, 1);
  EXPECT_EQ(of_year(year), (Totals{.days = 1, .undocumented_days = 1}));
}

TEST(Counting, more_than_half_is_more_than_half) {
  const Counting counting{.day = Counting::DayRule::more_than_half};
  auto year = school_year_2024();
  for (int lesson = 1; lesson <= 3; ++lesson)
    add(year, kMonday, Kind::lesson, lesson);
  EXPECT_EQ(of_year(year, counting), (Totals{.hours = 3}));
  add(year, kMonday, Kind::lesson, 4, 1);
  EXPECT_EQ(of_year(year, counting), (Totals{.days = 1, .undocumented_days = 1}));
}

TEST(Counting, a_day_in_minutes_needs_no_timetable) {
  const Counting counting{.day = Counting::DayRule::minutes, .day_minutes = 180};
  auto year = school_year_2024();
  year.timetable.clear();
  add(year, kMonday, Kind::lesson, 1);
  add(year, kMonday, Kind::lesson, 2);
  add(year, kMonday, Kind::lesson, 3, 59);
  EXPECT_EQ(of_year(year, counting), (Totals{.hours = 2}));
  year.entries.back().minutes = 60;
  EXPECT_EQ(of_year(year, counting), (Totals{.days = 1, .undocumented_days = 1}));
}

TEST(Counting, a_day_is_documented_when_everything_behind_it_is) {
  auto year = school_year_2024();
  for (int lesson = 1; lesson <= 6; ++lesson)
    add(year, kMonday, Kind::lesson, lesson).is_documented = lesson != 4;
  EXPECT_EQ(of_year(year), (Totals{.days = 1, .undocumented_days = 1}));
  add(year, kMonday, Kind::day).is_documented = true;
  EXPECT_EQ(of_year(year), (Totals{.days = 1, .documented_days = 1}));
}

TEST(Counting, unreported_is_one_occasion_for_a_day_and_one_per_lesson_else) {
  auto year = school_year_2024();
  add(year, kMonday, Kind::day).reported_by = ReportedBy::nobody;
  add(year, kTuesday, Kind::lesson, 1).reported_by = ReportedBy::nobody;
  add(year, kTuesday, Kind::lesson, 2).reported_by = ReportedBy::nobody;
  add(year, kTuesday, Kind::lesson, 3).reported_by = ReportedBy::unknown;
  add(year, "2024-09-04", Kind::late, 1).reported_by = ReportedBy::nobody;
  const auto tallies = tally(year, {});
  ASSERT_EQ(tallies.size(), 3U);
  EXPECT_EQ(tallies[0].unreported, 1);
  EXPECT_EQ(tallies[1].unreported, 2);
  EXPECT_EQ(tallies[2].unreported, 0);
}

TEST(Counting, an_entry_left_out_never_makes_another_weigh_more) {
  auto year = school_year_2024();
  add(year, kMonday, Kind::left_early, 3, 30);
  add(year, kMonday, Kind::lesson, 5).reason = "leave";
  const auto tallies = tally(year, {}, Mask{true, false});
  ASSERT_EQ(tallies.size(), 1U);
  EXPECT_EQ(tallies[0].missed_minutes, 30 + 60 + 60);
}

TEST(Counting, a_date_whose_entries_are_all_left_out_has_no_tally) {
  auto year = school_year_2024();
  add(year, kMonday, Kind::day);
  EXPECT_TRUE(tally(year, {}, Mask{false}).empty());
}

TEST(Counting, totals_include_both_ends_of_the_span) {
  auto year = school_year_2024();
  add(year, kMonday, Kind::day);
  add(year, kTuesday, Kind::day);
  const auto tallies = tally(year, {});
  EXPECT_EQ(totals(tallies, day(kMonday), day(kMonday), {}).days, 1);
  EXPECT_EQ(totals(tallies, day(kMonday), day(kTuesday), {}).days, 2);
  EXPECT_EQ(totals(tallies, day("2024-09-04"), day("2025-07-31"), {}).days, 0);
}

}  // namespace
}  // namespace tilstede::engine
