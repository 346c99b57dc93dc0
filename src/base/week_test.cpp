#include "base/week.hpp"

#include <gtest/gtest.h>

namespace tilstede {
namespace {

std::string week(std::string_view date) {
  return to_text(week_of(*parse_date(date)));
}

TEST(Week, begins_on_monday) {
  EXPECT_EQ(week("2024-10-27"), "2024-W43");
  EXPECT_EQ(week("2024-10-28"), "2024-W44");
  EXPECT_EQ(week("2024-11-03"), "2024-W44");
}

TEST(Week, around_new_year_is_of_the_year_of_its_thursday) {
  EXPECT_EQ(week("2024-12-29"), "2024-W52");
  EXPECT_EQ(week("2024-12-30"), "2025-W01");
  EXPECT_EQ(week("2021-01-03"), "2020-W53");
  EXPECT_EQ(week("2021-01-04"), "2021-W01");
  EXPECT_EQ(week("2023-01-01"), "2022-W52");
}

TEST(Week, is_one_more_every_monday_for_thirty_years) {
  Date monday = *parse_date("2000-01-03");
  for (Week before = week_of(monday); to_text(monday) < "2030"; before = week_of(monday)) {
    for (int day = 0; day < 7; ++day)
      ASSERT_EQ(week_of(add_days(monday, day)), before) << to_text(monday);
    monday = add_days(monday, 7);
    const auto next = week_of(monday);
    ASSERT_LT(before, next);
    ASSERT_TRUE(next.number == before.number + 1 || (next.number == 1 && before.number >= 52));
  }
}

}  // namespace
}  // namespace tilstede
