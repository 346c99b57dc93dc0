#include "owner/statistics.hpp"

#include <gtest/gtest.h>

namespace tilstede::owner {
namespace {

PupilFigure pupil_of(const std::string& school, int rank, int grade, int value, int school_days = 100) {
  PupilFigure pupil;
  pupil.school = school;
  pupil.school_rank = rank;
  pupil.grade = grade;
  pupil.value = value;
  pupil.school_days = school_days;
  return pupil;
}

TEST(Statistics, a_grade_that_a_school_does_not_have_has_no_row) {
  const auto rows =
      group({pupil_of("A", 1, 1, 4), pupil_of("B", 2, 2, 6)}, {Key::school, Key::grade}, Measure::days);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].keys, (std::vector<std::string>{"A", "1"}));
  EXPECT_EQ(rows[1].keys, (std::vector<std::string>{"B", "2"}));
}

TEST(Statistics, grade_10_comes_after_grade_9_and_schools_in_norwegian_order) {
  const auto rows = group({pupil_of("Årnes", 2, 10, 1), pupil_of("Årnes", 2, 9, 1), pupil_of("Ås", 1, 9, 1)},
                          {Key::school, Key::grade}, Measure::days);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].keys[0], "Ås");
  EXPECT_EQ(rows[1].keys[1], "9");
  EXPECT_EQ(rows[2].keys[1], "10");
}

TEST(Statistics, exactly_ten_per_cent_is_not_over_ten_per_cent) {
  const auto rows = group({pupil_of("A", 1, 1, 10), pupil_of("A", 1, 1, 11)}, {Key::school}, Measure::days);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_DOUBLE_EQ(rows[0].over_10_percent.value(), 0.5);
}

TEST(Statistics, over_ten_per_cent_is_empty_unless_days_are_measured) {
  const auto rows = group({pupil_of("A", 1, 1, 11)}, {Key::school}, Measure::hours);
  EXPECT_FALSE(rows.at(0).over_10_percent.has_value());
  EXPECT_TRUE(to_csv(rows, {Key::school}).ends_with(",\n"));
}

TEST(Statistics, those_who_have_left_are_a_row_of_their_own_and_last) {
  PupilFigure gone;
  gone.has_left = true;
  gone.value = 3;
  const auto rows = group({gone, pupil_of("A", 1, 1, 1)}, {Key::school, Key::grade}, Measure::days);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].keys[0], "A");
  EXPECT_EQ(rows[1].keys, (std::vector<std::string>{"left", ""}));
}

TEST(Statistics, csv_has_one_column_per_key_and_no_needless_decimals) {
  const auto rows = group({pupil_of("A, B", 1, 1, 1), pupil_of("A, B", 1, 1, 2), pupil_of("A, B", 1, 1, 2)},
                          {Key::school}, Measure::days);
  EXPECT_EQ(
      to_csv(rows, {Key::school}),
      "school,pupils,mean,median,p90,at_least_10,at_least_20,over_10_percent\n\"A, B\",3,1.6667,2,2,0,0,0\n");
}

TEST(Statistics, an_unknown_key_is_named_with_the_keys_there_are) {
  const auto keys = parse_keys("school,klasse");
  ASSERT_FALSE(keys.has_value());
  EXPECT_NE(keys.error().find("klasse"), std::string::npos);
  EXPECT_NE(keys.error().find("gender"), std::string::npos);
}

}  // namespace
}  // namespace tilstede::owner
