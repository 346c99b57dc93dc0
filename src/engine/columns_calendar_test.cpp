#include "engine/columns_calendar.hpp"

#include <gtest/gtest.h>

#include "engine/columns_testing.hpp"
#include "engine/pupil_year_testing.hpp"

namespace tilstede::engine {
namespace {

std::uint8_t start_on(const char* window, const char* date) {
  const auto calendar = two_calendars()[0];
  return window_starts(calendar, parse_window(window).value())[days_before(calendar, day(date))];
}

TEST(ColumnsCalendar, a_windows_first_day_is_included_and_the_day_before_is_not) {
  const auto calendar = two_calendars()[0];
  const auto number = [&](const char* date) { return days_before(calendar, day(date)); };
  EXPECT_EQ(start_on("30 days", "2024-10-31"), number("2024-10-02"));
  EXPECT_EQ(start_on("15 weeks", "2025-03-31"), number("2024-12-17"));
  EXPECT_EQ(start_on("10 school days", "2025-03-31"), number("2025-03-18"));
  EXPECT_EQ(start_on("calendar month", "2025-03-31"), number("2025-03-03"));
  // 30 May minus three months is 28 February, the month's end: from 1 March, a Saturday, and so from the
  // Monday.
  EXPECT_EQ(start_on("3 months", "2025-05-30"), number("2025-03-03"));
  EXPECT_EQ(start_on("school year", "2025-05-30"), 0);
}

TEST(ColumnsCalendar, a_date_without_school_has_no_number) {
  const auto calendars = two_calendars();
  const auto offset = static_cast<std::size_t>(days_between(day("2024-08-01"), day("2024-10-01")));
  EXPECT_EQ(calendars[0].day_of_offset[offset], kNoDay);
  EXPECT_EQ(calendars[1].day_of_offset[offset], 31);
}

}  // namespace
}  // namespace tilstede::engine
