#include "engine/windows.hpp"

#include <gtest/gtest.h>

#include "engine/pupil_year_testing.hpp"

namespace tilstede::engine {
namespace {

struct WindowRow {
  const char* window;
  const char* on;
  const char* from;
};

TEST(Windows, reach_back_as_the_contract_says) {
  const auto school_days = school_year_2024().school_days;
  const WindowRow rows[] = {
      {"calendar month", "2024-10-31", "2024-10-01"},
      {"calendar month", "2024-11-01", "2024-11-01"},
      {"month", "2025-02-28", "2025-02-01"},
      {"1 day", "2024-10-31", "2024-10-31"},
      {"30 days", "2024-10-31", "2024-10-02"},
      {"2 weeks", "2024-10-31", "2024-10-18"},
      {"15 weeks", "2025-03-31", "2024-12-17"},
      {"3 months", "2024-12-15", "2024-09-16"},
      // 31 May minus three months is 28 February: later than that is 1 March.
      {"3 months", "2025-05-31", "2025-03-01"},
      {"3 months", "2025-05-30", "2025-03-01"},
      {"3 months", "2025-05-28", "2025-03-01"},
      {"3 months", "2025-05-27", "2025-02-28"},
      // A leap year has a day more.
      {"3 months", "2024-05-31", "2024-03-01"},
      {"3 months", "2024-05-28", "2024-02-29"},
      {"1 month", "2025-03-31", "2025-03-01"},
      {"12 months", "2025-07-31", "2024-08-01"},
      // No window crosses 1 August.
      {"3 months", "2024-09-10", "2024-08-01"},
      {"30 days", "2024-08-10", "2024-08-01"},
      {"15 weeks", "2024-08-01", "2024-08-01"},
      {"30 days", "2025-07-31", "2025-07-02"},
      {"school year", "2024-08-01", "2024-08-01"},
      {"school year", "2025-07-31", "2024-08-01"},
      // School days skip weekends and holidays: 10 back from Monday 14 October passes the autumn holiday.
      {"10 school days", "2024-10-14", "2024-09-24"},
      {"1 school day", "2024-10-14", "2024-10-14"},
      // On a Sunday the last school day is Friday.
      {"1 school day", "2024-10-13", "2024-10-11"},
      {"5 school days", "2024-10-06", "2024-09-23"},
      // Fewer than asked for: all of the year.
      {"10 school days", "2024-08-29", "2024-08-01"},
      {"10 school days", "2024-08-30", "2024-08-19"},
  };
  for (const auto& row : rows) {
    const auto window = parse_window(row.window);
    ASSERT_TRUE(window) << row.window;
    const auto span = window_on(*window, day(row.on), school_days);
    EXPECT_EQ(to_text(span.from), row.from) << row.window << " on " << row.on;
    EXPECT_EQ(to_text(span.to), row.on) << row.window;
  }
}

TEST(Windows, that_may_reach_back_over_1_august_stop_at_the_year_before) {
  const std::vector<Date> school_days = {day("2024-06-19"), day("2024-06-20"), day("2024-08-19"),
                                         day("2024-08-20")};
  const Date earliest = day("2023-08-01");
  const struct {
    const char* window;
    const char* on;
    const char* from;
  } rows[] = {
      {"30 days", "2024-08-20", "2024-07-22"},       {"15 weeks", "2024-08-20", "2024-05-08"},
      {"3 months", "2024-08-20", "2024-05-21"},      {"12 months", "2024-07-31", "2023-08-01"},
      {"3 school days", "2024-08-20", "2024-06-20"}, {"9 school days", "2024-08-20", "2023-08-01"},
      {"366 days", "2024-08-20", "2023-08-21"},      {"53 weeks", "2023-10-01", "2023-08-01"},
  };
  for (const auto& row : rows) {
    const auto span = window_reaching_back(*parse_window(row.window), day(row.on), school_days, earliest);
    EXPECT_EQ(to_text(span.from), row.from) << row.window << " on " << row.on;
  }
}

TEST(Windows, are_read_and_written_alike) {
  for (const auto* text : {"calendar month", "school year", "1 day", "30 days", "15 weeks", "1 month",
                           "3 months", "1 school day", "10 school days"}) {
    const auto window = parse_window(text);
    ASSERT_TRUE(window) << text;
    EXPECT_EQ(text_of(*window), text);
  }
}

TEST(Windows, of_unknown_words_are_refused) {
  for (const auto* text :
       {"", "30", "30days", "0 days", "-1 days", "367 days", "54 weeks", "13 months", "3 years", "quarter",
        " 3 months", "3  months", "3 months ", "Three months", "99999999999999999999 days"}) {
    EXPECT_FALSE(parse_window(text)) << text;
  }
}

}  // namespace
}  // namespace tilstede::engine
