#include "owner/figure_sheet.hpp"

#include <gtest/gtest.h>

namespace tilstede::owner {
namespace {

FigureSheet sheet() {
  FigureSheet sheet{{Key::school, Key::grade}, Measure::days, {}};
  sheet.rows.push_back({{"Ås", "1"}, {9, 1.5, 1, 2, 0.25, std::nullopt, 0}, false});
  sheet.rows.push_back({{"Ås", "10"}, {3, 1, 1, 2, 0, 0, 0}, false});
  sheet.rows.push_back({{"Årnes", "1"}, std::vector<std::optional<double>>(7), true});
  return sheet;
}

std::string keys_of(const FigureSheet& sheet) {
  std::string text;
  for (const SheetRow& row : sheet.rows) {
    for (const std::string& key : row.keys)
      text += key + ' ';
    text += "| ";
  }
  return text;
}

TEST(FigureSheet, is_the_same_after_it_was_kept) {
  const auto rows = rows_from_json(rows_to_json(sheet()));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].keys, sheet().rows[0].keys);
  EXPECT_EQ(rows[0].numbers, sheet().rows[0].numbers);
  EXPECT_TRUE(rows[2].is_hidden);
  EXPECT_FALSE(rows[2].numbers[0].has_value());
}

TEST(FigureSheet, takes_its_keys_in_another_order) {
  EXPECT_EQ(keys_of(in_order(sheet(), {Key::grade, Key::school})), "1 Ås | 1 Årnes | 10 Ås | ");
}

TEST(FigureSheet, grades_stand_by_number_whoever_has_them_first_and_the_left_stay_last) {
  FigureSheet town{{Key::school, Key::grade}, Measure::days, {}};
  for (const auto& keys : {std::vector<std::string>{"A", "8"}, {"B", "1"}, {"left", ""}})
    town.rows.push_back({keys, std::vector<std::optional<double>>(7), false});
  EXPECT_EQ(keys_of(in_order(town, {Key::grade, Key::school})), "1 B | 8 A | left  | ");
}

TEST(FigureSheet, years_stand_one_after_the_other) {
  FigureSheet years{{Key::school_year, Key::school, Key::grade}, Measure::days, {}};
  append_year(years, sheet(), SchoolYear{2023});
  append_year(years, sheet(), SchoolYear{2024});
  ASSERT_EQ(years.rows.size(), 6U);
  EXPECT_EQ(years.rows[5].keys, (std::vector<std::string>{"2024-25", "Årnes", "1"}));
}

}  // namespace
}  // namespace tilstede::owner
