#include "base/date.hpp"

#include <gtest/gtest.h>

namespace tilstede {
namespace {

using namespace std::chrono_literals;

Date day(std::string_view text) {
  return parse_date(text).value();
}

TEST(DateText, is_a_day_that_exists) {
  EXPECT_EQ(to_text(day("2024-02-29")), "2024-02-29");
  for (const char* text :
       {"2023-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "24-04-30", "2024-4-30", "2024-04-30 ",
        "2024/04/30", "1899-12-31", "2200-01-01", "-024-04-30", "2024--1-30", ""}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(DateArithmetic, counts_over_month_and_leap_day) {
  EXPECT_EQ(add_days(day("2024-02-28"), 2), day("2024-03-01"));
  EXPECT_EQ(add_days(day("2024-01-01"), -1), day("2023-12-31"));
  EXPECT_EQ(days_between(day("2024-02-28"), day("2024-03-01")), 2);
  EXPECT_EQ(days_between(day("2024-03-01"), day("2024-02-28")), -2);
}

TEST(Weekday, begins_on_monday) {
  EXPECT_EQ(weekday_of(day("2024-10-28")), 1);
  EXPECT_EQ(weekday_of(day("2024-11-03")), 7);
  EXPECT_FALSE(is_weekend(day("2024-11-01")));
  EXPECT_TRUE(is_weekend(day("2024-11-02")));
}

TEST(SchoolYears, turn_on_the_first_of_august) {
  EXPECT_EQ(school_year_of(day("2024-07-31")), SchoolYear{2023});
  EXPECT_EQ(school_year_of(day("2024-08-01")), SchoolYear{2024});
  EXPECT_EQ(first_day(SchoolYear{2024}), day("2024-08-01"));
  EXPECT_EQ(last_day(SchoolYear{2024}), day("2025-07-31"));
}

TEST(SchoolYears, are_named_by_both_calendar_years) {
  EXPECT_EQ(to_text(SchoolYear{2024}), "2024-25");
  EXPECT_EQ(to_text(SchoolYear{1999}), "1999-00");
  EXPECT_EQ(parse_school_year("1999-00"), SchoolYear{1999});
  EXPECT_FALSE(parse_school_year("2024-26"));
  EXPECT_FALSE(parse_school_year("2024-2025"));
}

TEST(Periods, hold_both_their_ends) {
  const Period week{day("2024-10-28"), day("2024-11-03")};
  EXPECT_TRUE(covers(week, day("2024-10-28")));
  EXPECT_TRUE(covers(week, day("2024-11-03")));
  EXPECT_FALSE(covers(week, day("2024-10-27")));
  EXPECT_FALSE(covers(week, day("2024-11-04")));
  EXPECT_TRUE(covers(Period{day("2024-10-28"), std::nullopt}, day("2199-12-31")));
}

TEST(InstantText, has_microseconds_and_knows_times_before_1970) {
  EXPECT_EQ(to_text(Instant(1730359200s + 1us)), "2024-10-31T07:20:00.000001Z");
  EXPECT_EQ(to_text(Instant(-1us)), "1969-12-31T23:59:59.999999Z");
}

}  // namespace
}  // namespace tilstede
