#include "owner/figures.hpp"

#include <gtest/gtest.h>

#include "engine/pupil_year_testing.hpp"
#include "owner/facts_testing.hpp"
#include "owner/figure_sheet.hpp"

namespace tilstede::owner {
namespace {

using engine::day;
using testing::kept;

// Two schools, and reasons as with_reasons_of_dates gives them.
constexpr int kIllness = 0;
constexpr int kLeave = 1;

Facts town() {
  Facts facts;
  facts.schools = {"Ås", "Årnes"};
  facts.areas = {"Sør"};
  facts.reasons = with_reasons_of_dates({"illness", "leave"});
  facts.years.push_back({SchoolYear{2024}, day("2024-10-31"), 60, {}});
  return facts;
}

PupilFacts& add_pupil(Facts& facts, int school, int grade, int days = 0, int school_days = 100) {
  PupilFacts pupil;
  pupil.place.school = school;
  pupil.place.grade = grade;
  pupil.facts = testing::first_days_absent(days);
  pupil.school_days = kept(std::vector<Date>(static_cast<std::size_t>(school_days), day("2024-08-19")));
  facts.years.back().pupils.push_back(pupil);
  return facts.years.back().pupils.back();
}

std::string keys_of(const Table& table) {
  std::string text;
  for (const Row& row : table.rows) {
    for (const std::string& key : row.keys)
      text += key + ' ';
    text += "| ";
  }
  return text;
}

const Row& row_of(const Table& table, const std::string& first_key) {
  for (const Row& row : table.rows) {
    if (row.keys.front() == first_key) return row;
  }
  throw std::runtime_error("no row " + first_key);
}

TEST(Figures, a_grade_that_a_school_does_not_have_has_no_row) {
  Facts facts = town();
  add_pupil(facts, 0, 1, 4);
  add_pupil(facts, 1, 2, 6);
  EXPECT_EQ(keys_of(tabulate(facts, {Key::school, Key::grade}, Measure::days)), "Ås 1 | Årnes 2 | ");
}

TEST(Figures, grade_10_comes_after_grade_9_and_schools_in_the_order_given) {
  Facts facts = town();
  add_pupil(facts, 1, 10);
  add_pupil(facts, 1, 9);
  add_pupil(facts, 0, 9);
  EXPECT_EQ(keys_of(tabulate(facts, {Key::school, Key::grade}, Measure::days)),
            "Ås 9 | Årnes 9 | Årnes 10 | ");
  EXPECT_EQ(keys_of(tabulate(facts, {Key::grade, Key::school}, Measure::days)),
            "9 Ås | 9 Årnes | 10 Årnes | ");
}

TEST(Figures, pupils_without_absence_are_in_the_denominator) {
  Facts facts = town();
  add_pupil(facts, 0, 1, 12);
  add_pupil(facts, 0, 1);
  add_pupil(facts, 0, 1);
  const Table table = tabulate(facts, {Key::school}, Measure::days);
  EXPECT_EQ(table.rows.at(0).pupils, 3);
  EXPECT_DOUBLE_EQ(table.rows.at(0).mean(), 4);
  EXPECT_DOUBLE_EQ(table.rows.at(0).median, 0);
  EXPECT_EQ(table.rows.at(0).at_least_10, 1);
  EXPECT_EQ(table.rows.at(0).with_any, 1);
}

TEST(Figures, exactly_ten_per_cent_is_not_over_ten_per_cent) {
  Facts facts = town();
  add_pupil(facts, 0, 1, 10);
  add_pupil(facts, 0, 1, 11);
  EXPECT_EQ(tabulate(facts, {Key::school}, Measure::days).rows.at(0).over_10_percent, 1);
}

TEST(Figures, over_ten_per_cent_is_empty_unless_days_are_measured) {
  Facts facts = town();
  add_pupil(facts, 0, 1, 11);
  const Table table = tabulate(facts, {Key::school}, Measure::hours);
  EXPECT_FALSE(table.rows.at(0).over_10_percent.has_value());
  EXPECT_TRUE(to_csv(sheet_of(table)).ends_with(",\n"));
}

TEST(Figures, those_who_have_left_are_a_row_of_their_own_and_last) {
  Facts facts = town();
  add_pupil(facts, 0, 1, 3).place.has_left = true;
  add_pupil(facts, 1, 1, 1);
  EXPECT_EQ(keys_of(tabulate(facts, {Key::school, Key::grade}, Measure::days)), "Årnes 1 | left  | ");
  EXPECT_EQ(keys_of(tabulate(facts, {Key::month}, Measure::days)), "2024-08 | left | ");
  EXPECT_EQ(keys_of(tabulate(facts, {}, Measure::days)), "| ") << "nothing would tell the rows apart";
}

TEST(Figures, a_key_of_the_absence_keeps_all_pupils_in_each_row) {
  Facts facts = town();
  add_pupil(facts, 0, 1).facts = kept(std::vector<Fact>{{day("2024-09-02"), 1, 0, 0, true, kIllness},
                                                        {day("2024-09-03"), 1, 0, 0, false, kLeave},
                                                        {day("2024-10-07"), 1, 0, 0, true, kIllness}});
  add_pupil(facts, 0, 1);
  const Table months = tabulate(facts, {Key::month}, Measure::days);
  EXPECT_EQ(keys_of(months), "2024-08 | 2024-09 | 2024-10 | ");
  EXPECT_EQ(row_of(months, "2024-08").sum, 0) << "school, and nobody absent";
  EXPECT_EQ(row_of(months, "2024-09").sum, 2);
  EXPECT_EQ(row_of(months, "2024-09").pupils, 2);
  const Table weekdays = tabulate(facts, {Key::weekday}, Measure::days);
  EXPECT_EQ(row_of(weekdays, "monday").sum, 2);
  EXPECT_EQ(row_of(weekdays, "tuesday").sum, 1);
  const Table documented = tabulate(facts, {Key::documented}, Measure::days);
  EXPECT_EQ(row_of(documented, "documented").sum, 2);
  EXPECT_EQ(row_of(documented, "undocumented").sum, 1);
  const Table reasons = tabulate(facts, {Key::reason}, Measure::days);
  EXPECT_EQ(keys_of(reasons), "illness | leave | ");
  EXPECT_EQ(row_of(reasons, "leave").with_any, 1);
}

TEST(Figures, keys_of_pupils_and_of_absence_stand_together_in_the_order_asked) {
  Facts facts = town();
  add_pupil(facts, 0, 1).facts = kept(std::vector<Fact>{{day("2024-09-02"), 1, 0, 0, true, kIllness}});
  add_pupil(facts, 1, 1).facts = kept(std::vector<Fact>{{day("2024-09-03"), 1, 0, 0, false, kLeave}});
  const Table table = tabulate(facts, {Key::reason, Key::school, Key::documented}, Measure::days);
  EXPECT_EQ(keys_of(table),
            "illness Ås documented | illness Ås undocumented | illness Årnes documented | "
            "illness Årnes undocumented | leave Ås documented | leave Ås undocumented | "
            "leave Årnes documented | leave Årnes undocumented | ");
  EXPECT_EQ(table.rows.at(0).sum, 1);
  EXPECT_EQ(table.rows.at(7).sum, 1);
  EXPECT_EQ(table.rows.at(1).sum + table.rows.at(2).sum + table.rows.at(6).sum, 0);
}

TEST(Figures, over_ten_per_cent_of_a_month_is_of_that_months_school_days) {
  Facts facts = town();
  PupilFacts& pupil = add_pupil(facts, 0, 1);
  std::vector<Date> school_days(9, day("2024-08-19"));
  for (int i = 0; i < 20; ++i)
    school_days.push_back(add_days(day("2024-09-01"), i));
  pupil.school_days = kept(std::move(school_days));
  pupil.facts = kept(std::vector<Fact>{{day("2024-08-19"), 1, 0, 0, true, kIllness},
                                       {day("2024-09-02"), 1, 0, 0, true, kIllness}});
  const Table table = tabulate(facts, {Key::month}, Measure::days);
  EXPECT_EQ(row_of(table, "2024-08").over_10_percent, 1) << "1 of 9 days";
  EXPECT_EQ(row_of(table, "2024-09").over_10_percent, 0) << "1 of 20 days";
}

TEST(Figures, minutes_become_hours_after_they_are_summed) {
  Facts facts = town();
  add_pupil(facts, 0, 1).facts = kept(std::vector<Fact>{{day("2024-09-02"), 0, 45, 0, true, kIllness},
                                                        {day("2024-09-03"), 0, 45, 0, true, kIllness}});
  EXPECT_EQ(tabulate(facts, {Key::school}, Measure::hours).rows.at(0).sum, 1);
  EXPECT_EQ(tabulate(facts, {Key::weekday}, Measure::hours).rows.at(0).sum, 0);
}

TEST(Figures, school_year_repeats_the_table) {
  Facts facts = town();
  add_pupil(facts, 0, 1, 2);
  facts.years.insert(facts.years.begin(), {SchoolYear{2023}, day("2023-10-31"), 60, {}});
  facts.years.front().pupils = {facts.years.back().pupils.front(), facts.years.back().pupils.front()};
  const Table table = tabulate(facts, {Key::school_year, Key::grade}, Measure::days);
  EXPECT_EQ(keys_of(table), "2023-24 1 | 2024-25 1 | ");
  EXPECT_EQ(table.rows.at(0).pupils, 2);
}

TEST(Figures, csv_has_one_column_per_key_and_no_needless_decimals) {
  Facts facts = town();
  facts.schools[0] = "A, B";
  add_pupil(facts, 0, 1, 1);
  add_pupil(facts, 0, 1, 2);
  add_pupil(facts, 0, 1, 2);
  EXPECT_EQ(
      to_csv(sheet_of(tabulate(facts, {Key::school}, Measure::days))),
      "school,pupils,mean,median,p90,at_least_10,at_least_20,over_10_percent\n\"A, B\",3,1.6667,2,2,0,0,0\n");
}

TEST(Figures, what_is_hidden_is_an_empty_cell_and_null) {
  Facts facts = town();
  add_pupil(facts, 0, 1, 1);
  Table table = tabulate(facts, {Key::grade}, Measure::days);
  table.rows[0].hidden.at_least_20 = true;
  EXPECT_NE(to_csv(sheet_of(table)).find("\n1,1,1,1,1,0,,0\n"), std::string::npos);
  table.rows[0].hidden.all = true;
  EXPECT_NE(to_csv(sheet_of(table)).find("\n1,,,,,,,\n"), std::string::npos);
  EXPECT_EQ(to_json(sheet_of(table)).find("1.0"), std::string::npos);
  EXPECT_NE(to_json(sheet_of(table)).find("\"pupils\": null"), std::string::npos);
}

TEST(Figures, an_unknown_key_is_named_with_the_keys_there_are) {
  const auto keys = parse_keys("school,klasse");
  ASSERT_FALSE(keys.has_value());
  EXPECT_NE(keys.error().find("klasse"), std::string::npos);
  EXPECT_NE(keys.error().find("school_year"), std::string::npos);
  EXPECT_FALSE(parse_keys("school,school").has_value());
}

}  // namespace
}  // namespace tilstede::owner
