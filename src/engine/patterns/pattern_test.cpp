#include "engine/patterns/pattern.hpp"

#include <gtest/gtest.h>

#include "engine/pupil_year_testing.hpp"

namespace tilstede::engine {
namespace {

/// "6 of 7 on 1,2,3" and what else the pattern tells; "-" when it is not met.
std::string seen(const Pattern& pattern, const PupilYear& year, std::string_view as_of) {
  const auto tallies = tally(year, {});
  const auto follows = watch(pattern, year, tallies);
  if (!follows->is_met(day(as_of))) return "-";
  const auto [evidence, entries] = follows->sighting();
  EXPECT_EQ(evidence.kind, pattern.kind);
  std::string text = std::to_string(evidence.hits);
  if (evidence.of > 0) text += " of " + std::to_string(evidence.of);
  if (evidence.weekday > 0) text += " weekday " + std::to_string(evidence.weekday);
  if (!evidence.subject.empty()) text += " subject " + evidence.subject;
  if (evidence.once_in > 0) text += " once in " + std::to_string(evidence.once_in);
  if (evidence.longest > 0) text += " longest " + std::to_string(evidence.longest);
  if (evidence.date) text += " " + to_text(*evidence.date);
  text += " on";
  for (const auto& entry : entries)
    text += " " + std::to_string(number_of(entry));
  return text;
}

Pattern pattern_of(PatternKind kind) {
  Pattern pattern;
  pattern.kind = kind;
  return pattern;
}

PupilYear absent_on(std::initializer_list<const char*> dates) {
  auto year = school_year_2024();
  for (const auto* date : dates)
    add(year, date, Kind::day);
  return year;
}

// --- weekday

const Pattern kWeekday = pattern_of(PatternKind::weekday);

TEST(WeekdayPattern, six_mondays_of_seven_days_are_beyond_chance) {
  auto year = absent_on({"2024-09-02", "2024-09-09", "2024-09-11", "2024-09-16", "2024-10-07", "2024-10-14"});
  EXPECT_EQ(seen(kWeekday, year, "2024-10-14"), "-");
  add(year, "2024-10-21", Kind::day);
  EXPECT_EQ(seen(kWeekday, year, "2024-10-20"), "-");
  EXPECT_EQ(seen(kWeekday, year, "2024-10-21"), "6 of 7 weekday 1 once in 100 on 1 2 4 5 6 7");
}

TEST(WeekdayPattern, four_mondays_of_five_days_are_not) {
  const auto year = absent_on({"2024-09-02", "2024-09-09", "2024-09-11", "2024-09-16", "2024-10-07"});
  EXPECT_EQ(seen(kWeekday, year, "2025-06-20"), "-");
}

TEST(WeekdayPattern, single_hours_count_as_much_and_late_arrivals_do_not) {
  auto year = school_year_2024();
  for (const auto* date : {"2024-09-02", "2024-09-09", "2024-09-16", "2024-09-23"})
    add(year, date, Kind::lesson, 2);
  add(year, "2024-10-07", Kind::late, 1);
  EXPECT_EQ(seen(kWeekday, year, "2025-06-20"), "-");
  add(year, "2024-10-14", Kind::lesson, 6);
  EXPECT_EQ(seen(kWeekday, year, "2024-10-14"), "5 of 5 weekday 1 once in 100 on 1 2 3 4 6");
}

TEST(WeekdayPattern, lapses_when_other_days_are_added) {
  const auto year = absent_on({"2024-09-02", "2024-09-09", "2024-09-16", "2024-09-23", "2024-10-07",
                               "2024-10-08", "2024-10-09", "2024-10-10", "2024-10-11"});
  EXPECT_EQ(seen(kWeekday, year, "2024-10-07"), "5 of 5 weekday 1 once in 100 on 1 2 3 4 5");
  EXPECT_EQ(seen(kWeekday, year, "2024-10-11"), "-");
}

TEST(WeekdayPattern, is_silent_under_its_least_number_and_on_days_without_school) {
  auto pattern = kWeekday;
  pattern.min_absences = 6;
  const auto year = absent_on({"2024-09-02", "2024-09-09", "2024-09-16", "2024-09-23", "2024-10-07"});
  EXPECT_EQ(seen(pattern, year, "2024-10-07"), "-");
  EXPECT_EQ(seen(kWeekday, absent_on({"2024-09-02", "2024-09-09", "2024-09-16", "2024-09-23", "2024-09-30"}),
                 "2025-06-20"),
            "-")
      << "30 September is in the holiday";
}

TEST(WeekdayPattern, is_seen_against_the_pupils_own_calendar) {
  auto year = absent_on({"2024-09-02", "2024-09-09", "2024-09-16", "2024-09-23", "2024-10-07"});
  // A pupil who goes to school on Mondays and Tuesdays only is at home half as often on each.
  std::erase_if(year.school_days, [](const Date& date) { return weekday_of(date) > 2; });
  EXPECT_EQ(seen(kWeekday, year, "2024-10-07"), "-");
}

// --- weekends and holidays

TEST(DaysOffPattern, fridays_mondays_and_the_edges_of_holidays_are_beside_a_day_off) {
  const auto pattern = pattern_of(PatternKind::weekend_and_holiday);
  auto year = absent_on({"2024-09-06", "2024-09-09", "2024-09-27", "2024-10-07", "2024-10-25"});
  EXPECT_EQ(seen(pattern, year, "2024-10-25"), "-");
  add(year, "2024-11-04", Kind::day);
  EXPECT_EQ(seen(pattern, year, "2024-11-04"), "6 of 6 once in 100 on 1 2 3 4 5 6");
  add(year, "2024-11-20", Kind::day);
  EXPECT_EQ(seen(pattern, year, "2024-11-20"), "-");
}

TEST(DaysOffPattern, a_thursday_before_a_free_friday_is_beside_a_day_off) {
  const auto pattern = pattern_of(PatternKind::weekend_and_holiday);
  auto year = absent_on(
      {"2024-09-05", "2024-09-09", "2024-09-27", "2024-10-07", "2024-10-25", "2024-11-04", "2024-11-15"});
  EXPECT_EQ(seen(pattern, year, "2024-11-15"), "-");
  std::erase(year.school_days, day("2024-09-06"));
  EXPECT_EQ(seen(pattern, year, "2024-11-15"), "7 of 7 once in 200 on 1 2 3 4 5 6 7");
}

// --- subject

/// Norwegian in lesson 1 every day, gym in lessons 5 and 6 on Wednesdays, one more subject for each other
/// lesson.
PupilYear with_subjects() {
  auto year = school_year_2024();
  for (auto& lesson : year.timetable) {
    const bool is_gym = lesson.weekday == 3 && lesson.lesson >= 5;
    lesson.subject = lesson.lesson == 1 ? "NOR" : is_gym ? "KRO" : "FAG" + std::to_string(lesson.lesson);
  }
  return year;
}

const Pattern kSubject = pattern_of(PatternKind::subject);

TEST(SubjectPattern, one_subject_of_the_weeks_lessons_is_beyond_chance_and_a_double_lesson_is_one) {
  auto year = with_subjects();
  for (const auto* date : {"2024-09-04", "2024-09-11", "2024-09-18"}) {
    add(year, date, Kind::lesson, 5);
    add(year, date, Kind::lesson, 6);
  }
  EXPECT_EQ(seen(kSubject, year, "2024-09-30"), "-")
      << "three double lessons are three, and four are asked for";
  add(year, "2024-10-09", Kind::lesson, 6);
  EXPECT_EQ(seen(kSubject, year, "2024-10-09"), "4 of 4 subject KRO once in 10000 on 1 2 3 4 5 6 7");
}

TEST(SubjectPattern, a_subject_that_fills_the_week_needs_more) {
  auto year = with_subjects();
  for (const auto* date : {"2024-09-02", "2024-09-03", "2024-09-12", "2024-09-18"})
    add(year, date, Kind::lesson, 1);
  EXPECT_EQ(seen(kSubject, year, "2024-09-18"), "-");
}

TEST(SubjectPattern, leaving_early_misses_the_subjects_of_the_later_lessons) {
  auto year = with_subjects();
  for (const auto* date : {"2024-09-04", "2024-09-11", "2024-09-18", "2024-09-25"})
    add(year, date, Kind::left_early, 5, 10);
  EXPECT_EQ(seen(kSubject, year, "2024-09-25"), "4 of 4 subject KRO once in 10000 on 1 2 3 4");
}

TEST(SubjectPattern, an_entry_is_one_ground_of_a_date_however_many_lessons_it_missed) {
  auto year = with_subjects();
  for (auto& lesson : year.timetable) {
    if (lesson.weekday == 3 && lesson.lesson >= 4) lesson.subject = "KRO";
  }
  for (const auto* date : {"2024-09-04", "2024-09-11", "2024-09-18", "2024-09-25"}) {
    add(year, date, Kind::left_early, 4, 10);
    add(year, date, Kind::lesson, 5);
  }
  EXPECT_EQ(seen(kSubject, year, "2024-09-25"), "4 of 4 subject KRO once in 10000 on 1 2 3 4 5 6 7 8");
}

TEST(SubjectPattern, what_the_entry_says_goes_before_the_timetable_and_whole_days_say_nothing) {
  auto year = with_subjects();
  for (const auto* date : {"2024-09-02", "2024-09-12", "2024-09-17", "2024-09-20"})
    add(year, date, Kind::lesson, 2).subject = "KRO";
  add(year, "2024-09-25", Kind::day);
  EXPECT_EQ(seen(kSubject, year, "2024-09-25"), "4 of 4 subject KRO once in 10000 on 1 2 3 4");
}

TEST(SubjectPattern, without_a_timetable_there_is_nothing_to_compare_with) {
  auto year = with_subjects();
  year.timetable.clear();
  for (const auto* date : {"2024-09-04", "2024-09-11", "2024-09-18", "2024-09-25"})
    add(year, date, Kind::lesson, 5).subject = "KRO";
  EXPECT_EQ(seen(kSubject, year, "2024-09-25"), "-");
}

// --- rising

TEST(RisingPattern, absences_that_gather_in_the_last_forty_school_days_are_a_rise) {
  const auto pattern = pattern_of(PatternKind::rising);
  auto year = school_year_2024();
  // Every other day of the last twelve before the hundredth school day: six absences, all of them late.
  for (std::size_t at = 88; at < 100; at += 2)
    add(year, to_text(year.school_days[at]), Kind::day);
  EXPECT_EQ(seen(pattern, year, to_text(year.school_days[98])), "-") << "the look is at the end of the 100th";
  EXPECT_EQ(seen(pattern, year, to_text(year.school_days[99])), "6 of 6 once in 100 on 1 2 3 4 5 6");
  EXPECT_EQ(seen(pattern, year, to_text(year.school_days[118])), "6 of 6 once in 100 on 1 2 3 4 5 6")
      << "until the next look";
  for (const std::size_t at : {2U, 12U, 22U})
    add(year, to_text(year.school_days[at]), Kind::day);
  EXPECT_EQ(seen(pattern, year, to_text(year.school_days[99])), "-")
      << "six of nine, where two in five are so";
}

TEST(RisingPattern, one_long_illness_is_one_absence) {
  const auto pattern = pattern_of(PatternKind::rising);
  auto year = school_year_2024();
  for (std::size_t at = 80; at < 100; ++at)
    add(year, to_text(year.school_days[at]), Kind::day);
  EXPECT_EQ(seen(pattern, year, to_text(year.school_days[99])), "-");
}

// --- spells

TEST(ShortSpells, run_over_weekends_and_holidays_and_are_broken_by_a_day_at_school) {
  auto pattern = pattern_of(PatternKind::short_spells);
  pattern.min_spells = 3;
  // Friday and Monday are one spell; the days before and after the autumn holiday too.
  auto year = absent_on({"2024-09-06", "2024-09-09", "2024-09-27", "2024-10-07"});
  EXPECT_EQ(seen(pattern, year, "2025-06-20"), "-");
  add(year, "2024-10-09", Kind::day);
  EXPECT_EQ(seen(pattern, year, "2024-10-09"), "3 longest 2 on 1 2 3 4 5");
}

TEST(ShortSpells, one_that_is_not_over_is_short_until_it_is_long) {
  auto pattern = pattern_of(PatternKind::short_spells);
  pattern.min_spells = 2;
  const auto year = absent_on({"2024-09-02", "2024-09-09", "2024-09-10", "2024-09-11", "2024-09-12"});
  EXPECT_EQ(seen(pattern, year, "2024-09-11"), "2 longest 3 on 1 2 3 4");
  EXPECT_EQ(seen(pattern, year, "2024-09-12"), "-");
}

TEST(ShortSpells, those_before_the_window_are_out) {
  auto pattern = pattern_of(PatternKind::short_spells);
  pattern.min_spells = 2;
  pattern.window = parse_window("30 days").value();
  const auto year = absent_on({"2024-10-08", "2024-11-06"});
  EXPECT_EQ(seen(pattern, year, "2024-11-06"), "2 longest 1 on 1 2");
  EXPECT_EQ(seen(pattern, year, "2024-11-07"), "-");
}

TEST(LongSpell, counts_school_days_and_not_those_between) {
  auto pattern = pattern_of(PatternKind::long_spell);
  pattern.spell_days_min = 4;
  const auto year = absent_on({"2024-09-26", "2024-09-27", "2024-10-07", "2024-10-08"});
  EXPECT_EQ(seen(pattern, year, "2024-10-07"), "-");
  EXPECT_EQ(seen(pattern, year, "2024-10-08"), "1 longest 4 on 1 2 3 4");
}

TEST(LongSpell, single_hours_do_not_lengthen_it) {
  auto pattern = pattern_of(PatternKind::long_spell);
  pattern.spell_days_min = 3;
  auto year = absent_on({"2024-09-02", "2024-09-04"});
  add(year, "2024-09-03", Kind::lesson, 1);
  EXPECT_EQ(seen(pattern, year, "2025-06-20"), "-");
}

// --- no-show

const Pattern kNoShow = pattern_of(PatternKind::no_show);

TEST(NoShow, is_the_first_school_day_after_the_summer_or_another_holiday) {
  EXPECT_EQ(seen(kNoShow, absent_on({"2024-08-19"}), "2024-08-19"), "1 2024-08-19 on 1");
  EXPECT_EQ(seen(kNoShow, absent_on({"2024-10-07"}), "2024-10-07"), "1 2024-10-07 on 1");
  EXPECT_EQ(seen(kNoShow, absent_on({"2024-08-20", "2024-09-09", "2024-10-08"}), "2025-06-20"), "-");
}

TEST(NoShow, a_documented_day_and_single_hours_are_none) {
  auto year = absent_on({"2024-08-19"});
  year.entries[0].is_documented = true;
  add(year, "2024-10-07", Kind::lesson, 1);
  EXPECT_EQ(seen(kNoShow, year, "2025-06-20"), "-");
}

TEST(NoShow, how_long_a_holiday_is_can_be_said) {
  auto pattern = kNoShow;
  pattern.holiday_days_min = 9;
  EXPECT_EQ(seen(pattern, absent_on({"2024-10-07"}), "2024-10-07"), "1 2024-10-07 on 1");
  pattern.holiday_days_min = 10;
  EXPECT_EQ(seen(pattern, absent_on({"2024-10-07"}), "2024-10-07"), "-");
}

// --- gone later

Pattern gone_twice() {
  auto pattern = pattern_of(PatternKind::gone_later);
  pattern.min_absences = 2;
  return pattern;
}

TEST(GoneLater, is_in_the_first_lesson_and_gone_from_the_last) {
  auto year = school_year_2024();
  add(year, "2024-09-02", Kind::left_early, 3);
  add(year, "2024-09-04", Kind::late, 1);
  add(year, "2024-09-04", Kind::lesson, 5);
  add(year, "2024-09-04", Kind::lesson, 6);
  EXPECT_EQ(seen(gone_twice(), year, "2024-09-04"), "2 2024-09-04 on 1 3 4");
}

TEST(GoneLater, one_who_came_back_who_missed_the_first_or_whose_reason_is_documented_is_not_counted) {
  auto year = school_year_2024();
  add(year, "2024-09-02", Kind::left_early, 3);
  add(year, "2024-09-03", Kind::lesson, 4);
  add(year, "2024-09-04", Kind::lesson, 1);
  add(year, "2024-09-04", Kind::lesson, 6);
  add(year, "2024-09-05", Kind::lesson, 6).is_documented = true;
  EXPECT_EQ(seen(gone_twice(), year, "2025-06-20"), "-");
}

TEST(GoneLater, an_exempt_first_lesson_is_not_presence) {
  auto year = school_year_2024();
  add(year, "2024-09-02", Kind::left_early, 3);
  add(year, "2024-09-03", Kind::lesson, 1);
  add(year, "2024-09-03", Kind::lesson, 6);
  const auto tallies = tally(year, {}, {true, false, true});
  const auto pattern = gone_twice();
  EXPECT_FALSE(watch(pattern, year, tallies)->is_met(day("2025-06-20")));
}

}  // namespace
}  // namespace tilstede::engine
