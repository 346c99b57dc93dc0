#include "certificate/striking.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace tilstede::certificate {
namespace {

Date day(const char* text) {
  return parse_date(text).value();
}

RequestId request(std::uint8_t number) {
  RequestId id;
  id.value.bytes[15] = number;
  return id;
}

/// Every Monday to Friday of the school year 2024-25, less the days off.
std::vector<Date> school_days(const std::vector<const char*>& off = {}) {
  std::vector<Date> days;
  for (Date date = day("2024-08-19"); date <= day("2025-06-20"); date = add_days(date, 1)) {
    const bool is_off = std::ranges::any_of(off, [&](const char* text) { return day(text) == date; });
    if (!is_weekend(date) && !is_off) days.push_back(date);
  }
  return days;
}

AbsentYear absent(const std::vector<const char*>& dates, std::vector<Date> days = school_days()) {
  AbsentYear year;
  for (const char* const date : dates)
    year.days.push_back({day(date), false});
  year.school_days = std::move(days);
  return year;
}

GrantedStrike health(const char* from, const char* to, std::uint8_t number = 1) {
  return {request(number), StrikeGround::health, day(from), day(to)};
}
GrantedStrike risk(const char* from, const char* to) {
  return {request(7), StrikeGround::risk, day(from), day(to)};
}
GrantedStrike leave(const char* from, const char* to) {
  return {request(8), StrikeGround::leave, day(from), day(to)};
}

std::vector<std::string> struck_dates(const Striking& striking) {
  std::vector<std::string> dates;
  for (const StruckDay& one : striking.days) {
    if (one.outcome == DayOutcome::struck) dates.push_back(to_text(one.date));
  }
  return dates;
}

using Dates = std::vector<std::string>;

TEST(Striking, without_a_request_nothing_is_struck) {
  const auto striking = strike(absent({"2024-09-02", "2024-09-03"}), {});
  EXPECT_EQ(striking.struck(), 0);
  EXPECT_EQ(striking.left(), 2);
  EXPECT_EQ(striking.days[0].outcome, DayOutcome::not_asked);
}

TEST(Striking, an_illness_of_three_days_is_too_short) {
  const auto striking =
      strike(absent({"2024-09-02", "2024-09-03", "2024-09-04"}), {health("2024-09-02", "2024-09-04")});
  EXPECT_EQ(striking.struck(), 0);
  EXPECT_EQ(striking.days[2].outcome, DayOutcome::spell_too_short);
}

TEST(Striking, of_an_illness_of_four_days_only_the_fourth_is_struck) {
  const auto striking = strike(absent({"2024-09-02", "2024-09-03", "2024-09-04", "2024-09-05"}),
                               {health("2024-09-02", "2024-09-05")});
  EXPECT_EQ(struck_dates(striking), (Dates{"2024-09-05"}));
  EXPECT_EQ(striking.days[2].outcome, DayOutcome::among_first_three);
}

TEST(Striking, a_spell_goes_on_over_the_weekend_whose_days_do_not_count) {
  // Thursday, Friday, Monday, Tuesday.
  const auto striking = strike(absent({"2024-09-05", "2024-09-06", "2024-09-09", "2024-09-10"}),
                               {health("2024-09-05", "2024-09-10")});
  EXPECT_EQ(struck_dates(striking), (Dates{"2024-09-10"}));
}

TEST(Striking, a_spell_goes_on_over_a_holiday) {
  const auto autumn = school_days({"2024-10-07", "2024-10-08", "2024-10-09", "2024-10-10", "2024-10-11"});
  const auto striking = strike(absent({"2024-10-03", "2024-10-04", "2024-10-14", "2024-10-15"}, autumn),
                               {health("2024-10-03", "2024-10-15")});
  EXPECT_EQ(struck_dates(striking), (Dates{"2024-10-15"}));
}

TEST(Striking, a_day_at_school_ends_the_spell) {
  const auto striking = strike(absent({"2024-09-02", "2024-09-03", "2024-09-05", "2024-09-06"}),
                               {health("2024-09-02", "2024-09-06")});
  EXPECT_EQ(striking.struck(), 0);
  EXPECT_EQ(striking.days[3].outcome, DayOutcome::spell_too_short);
}

TEST(Striking, a_day_that_is_no_absence_by_decision_is_passed_over) {
  auto year = absent({"2024-09-02", "2024-09-03", "2024-09-05", "2024-09-06"});
  year.passed_over = {day("2024-09-04")};
  EXPECT_EQ(struck_dates(strike(year, {health("2024-09-02", "2024-09-06")})), (Dates{"2024-09-06"}));
}

TEST(Striking, only_days_the_note_covers_are_part_of_the_spell) {
  const auto year = absent({"2024-09-02", "2024-09-03", "2024-09-04", "2024-09-05", "2024-09-06"});
  const auto striking = strike(year, {health("2024-09-04", "2024-09-06")});
  EXPECT_EQ(striking.struck(), 0);
  EXPECT_EQ(striking.days[0].outcome, DayOutcome::not_asked);
}

TEST(Striking, two_notes_that_follow_each_other_are_one_spell) {
  const auto year = absent({"2024-09-02", "2024-09-03", "2024-09-04", "2024-09-05", "2024-09-06"});
  const auto striking =
      strike(year, {health("2024-09-02", "2024-09-04", 1), health("2024-09-05", "2024-09-06", 2)});
  EXPECT_EQ(struck_dates(striking), (Dates{"2024-09-05", "2024-09-06"}));
  EXPECT_EQ(striking.days[3].request, request(2));
}

TEST(Striking, each_spell_has_its_own_first_three_days) {
  const auto striking =
      strike(absent({"2024-09-02", "2024-09-03", "2024-09-04", "2024-09-05", "2024-11-04", "2024-11-05",
                     "2024-11-06", "2024-11-07"}),
             {health("2024-09-02", "2024-09-05", 1), health("2024-11-04", "2024-11-07", 2)});
  EXPECT_EQ(struck_dates(striking), (Dates{"2024-09-05", "2024-11-07"}));
}

TEST(Striking, a_documented_risk_strikes_from_the_first_day) {
  EXPECT_EQ(struck_dates(strike(absent({"2024-09-02", "2024-10-02"}), {risk("2024-08-19", "2025-06-20")})),
            (Dates{"2024-09-02", "2024-10-02"}));
}

TEST(Striking, leave_is_struck_from_the_first_day_and_only_what_was_leave) {
  auto year = absent({"2024-09-02", "2024-09-03"});
  year.days[0].is_leave = true;
  const auto striking = strike(year, {leave("2024-09-02", "2024-09-03")});
  EXPECT_EQ(struck_dates(striking), (Dates{"2024-09-02"}));
  EXPECT_EQ(striking.days[1].outcome, DayOutcome::not_leave);
}

TEST(Striking, a_day_of_leave_is_no_day_of_illness_and_ends_the_spell) {
  auto year = absent({"2024-09-02", "2024-09-03", "2024-09-04", "2024-09-05", "2024-09-06"});
  year.days[3].is_leave = true;
  const auto striking = strike(year, {health("2024-09-02", "2024-09-06")});
  EXPECT_EQ(striking.struck(), 0);
  EXPECT_EQ(striking.days[3].outcome, DayOutcome::is_leave);
}

TEST(Striking, ten_days_in_all_over_several_spells_and_both_half_years) {
  // Eight days in November, of which five can go, and twelve from January into February, of which nine.
  const auto year = absent({"2024-11-04", "2024-11-05", "2024-11-06", "2024-11-07", "2024-11-08",
                            "2024-11-11", "2024-11-12", "2024-11-13", "2025-01-27", "2025-01-28",
                            "2025-01-29", "2025-01-30", "2025-01-31", "2025-02-03", "2025-02-04",
                            "2025-02-05", "2025-02-06", "2025-02-07", "2025-02-10", "2025-02-11"});
  const auto striking =
      strike(year, {health("2024-11-04", "2024-11-13"), health("2025-01-27", "2025-02-11", 2)});
  EXPECT_EQ(striking.struck(), 10);
  EXPECT_EQ(striking.left(), 10);
  EXPECT_EQ(striking.days[11].outcome, DayOutcome::struck);
  EXPECT_EQ(striking.days[15].outcome, DayOutcome::struck);
  EXPECT_EQ(striking.days[16].outcome, DayOutcome::over_ten);
}

TEST(Striking, leave_and_illness_share_the_ten_days) {
  std::vector<const char*> dates = {"2024-09-02", "2024-09-03", "2024-09-04", "2024-09-05", "2024-09-06",
                                    "2024-09-09", "2024-09-10", "2024-09-11", "2024-09-12", "2024-11-04",
                                    "2024-11-05", "2024-11-06", "2024-11-07"};
  auto year = absent(dates);
  for (std::size_t index = 0; index < 9; ++index)
    year.days[index].is_leave = true;
  EXPECT_EQ(strike(year, {leave("2024-09-02", "2024-09-12"), health("2024-11-04", "2024-11-07")}).struck(),
            10);
  year.days.push_back({day("2024-11-08"), false});
  const auto striking = strike(year, {leave("2024-09-02", "2024-09-12"), health("2024-11-04", "2024-11-08")});
  EXPECT_EQ(striking.struck(), 10);
  EXPECT_EQ(striking.days.back().outcome, DayOutcome::over_ten);
}

TEST(Striking, of_two_requests_for_a_day_the_one_that_strikes_it_counts) {
  const auto striking =
      strike(absent({"2024-09-02"}), {health("2024-09-02", "2024-09-02"), risk("2024-08-19", "2025-06-20")});
  EXPECT_EQ(striking.struck(), 1);
  EXPECT_EQ(striking.days[0].request, request(7));
}

TEST(Striking, a_day_of_all_lessons_missed_is_a_day_and_hours_are_never_asked_about) {
  // Hours do not reach this decision at all: a day of which one lesson was attended is not among the days.
  const auto striking =
      strike(absent({"2024-09-02", "2024-09-03", "2024-09-05"}), {health("2024-09-02", "2024-09-05")});
  EXPECT_EQ(striking.struck(), 0);
  EXPECT_EQ(striking.left(), 3);
}

TEST(Spells, are_stretches_of_school_days) {
  const auto spells = spells_of(absent({"2024-09-06", "2024-09-09", "2024-09-11"}));
  ASSERT_EQ(spells.size(), 2U);
  EXPECT_EQ(spells[0].days, 2);
  EXPECT_EQ(to_text(spells[0].to), "2024-09-09");
  EXPECT_EQ(spells[1].days, 1);
}

}  // namespace
}  // namespace tilstede::certificate
