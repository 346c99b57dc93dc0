#include "people/grounds.hpp"

#include <gtest/gtest.h>

namespace tilstede::people {
namespace {

constexpr SchoolYear kLast{2025};
const PupilId kAda{make_uuid_v7(1, {1})};
const Uuid kSolvang = make_uuid_v7(1, {2});
const Uuid kHaug = make_uuid_v7(1, {3});

Grounds enrolled(const Uuid& school, const char* from, const char* to) {
  Grounds grounds;
  add_place(grounds, kAda, school, {*parse_date(from), to ? parse_date(to) : std::nullopt}, kLast);
  return grounds;
}

std::string changed(const Grounds& before, const Grounds& after) {
  std::string text;
  for (const PupilYearKey& key : changed_years(before, after))
    text += to_text(key.year) + " ";
  return text;
}

TEST(Grounds, days_without_an_end_are_as_long_as_those_to_the_last_day_of_the_year) {
  EXPECT_EQ(
      changed(enrolled(kSolvang, "2025-08-01", nullptr), enrolled(kSolvang, "2025-08-01", "2026-07-31")), "");
}

TEST(Grounds, only_the_school_years_that_differ_have_changed) {
  const auto open = enrolled(kSolvang, "2022-08-01", nullptr);
  EXPECT_EQ(changed(open, open), "");
  EXPECT_EQ(changed(open, enrolled(kSolvang, "2022-08-01", "2025-01-10")), "2024-25 2025-26 ");
  EXPECT_EQ(changed(open, enrolled(kSolvang, "2022-10-01", nullptr)), "2022-23 ");
  EXPECT_EQ(
      changed(enrolled(kSolvang, "2024-08-01", "2025-07-31"), enrolled(kHaug, "2024-08-01", "2025-07-31")),
      "2024-25 ");
}

TEST(Grounds, a_new_enrolment_and_one_that_is_gone_are_changes) {
  const auto year = enrolled(kSolvang, "2023-08-01", "2024-07-31");
  EXPECT_EQ(changed({}, year), "2023-24 ");
  EXPECT_EQ(changed(year, {}), "2023-24 ");
}

TEST(Grounds, a_term_is_the_ground_of_its_year_and_a_new_code_of_a_subject_that_of_all) {
  auto before = enrolled(kSolvang, "2023-08-01", "2025-07-31");
  before.subject_codes[kHaug] = "NOR";
  auto after = before;
  after.terms[SchoolYear{2024}].insert({*parse_date("2024-08-19"), parse_date("2025-06-20")});
  EXPECT_EQ(changed(before, after), "2024-25 ");
  after = before;
  after.subject_codes[kSolvang] = "MAT";
  EXPECT_EQ(changed(before, after), "");
  after.subject_codes[kHaug] = "NOR08";
  EXPECT_EQ(changed(before, after), "2023-24 2024-25 ");
}

}  // namespace
}  // namespace tilstede::people
