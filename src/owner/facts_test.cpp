#include "owner/facts.hpp"

#include <gtest/gtest.h>

#include "engine/pupil_year_testing.hpp"

namespace tilstede::owner {
namespace {

using engine::add;
using engine::day;
using engine::Kind;

const std::vector<std::string> kReasons = with_reasons_of_dates({"illness", "leave"});

std::vector<Fact> counted(const engine::PupilYear& year) {
  return facts_of(year, engine::Counting{}, kReasons);
}

std::string reason_of(const Fact& fact) {
  return kReasons.at(static_cast<std::size_t>(fact.reason));
}

TEST(Facts, take_the_reason_that_the_entries_of_a_date_agree_on) {
  auto year = engine::school_year_2024();
  add(year, "2024-09-02", Kind::lesson, 1).reason = "illness";
  add(year, "2024-09-02", Kind::lesson, 2).reason = "illness";
  add(year, "2024-09-03", Kind::lesson, 1).reason = "illness";
  add(year, "2024-09-03", Kind::lesson, 2).reason = "leave";
  add(year, "2024-09-04", Kind::day);
  const auto facts = counted(year);
  ASSERT_EQ(facts.size(), 3U);
  EXPECT_EQ(reason_of(facts[0]), "illness");
  EXPECT_EQ(facts[0].minutes, 120);
  EXPECT_EQ(reason_of(facts[1]), "several");
  EXPECT_EQ(reason_of(facts[2]), "none");
  EXPECT_EQ(facts[2].days, 1);
}

TEST(Facts, count_a_late_arrival_by_its_own_reason_and_documentation) {
  auto year = engine::school_year_2024();
  auto& missed = add(year, "2024-09-02", Kind::lesson, 2);
  missed.reason = "illness";
  missed.is_documented = true;
  add(year, "2024-09-02", Kind::late, 1, 5).reason = "leave";
  const auto facts = counted(year);
  ASSERT_EQ(facts.size(), 2U);
  EXPECT_EQ(reason_of(facts[0]), "illness");
  EXPECT_EQ(facts[0].late, 0);
  EXPECT_EQ(reason_of(facts[1]), "leave");
  EXPECT_EQ(facts[1].late, 1);
  EXPECT_EQ(facts[1].minutes, 0);
}

TEST(Facts, sum_up_to_the_totals_of_the_pupils_page) {
  auto year = engine::school_year_2024();
  add(year, "2024-09-02", Kind::day).is_documented = true;
  add(year, "2024-09-03", Kind::lesson, 1).reason = "illness";
  add(year, "2024-09-03", Kind::lesson, 2).reason = "leave";
  add(year, "2024-09-03", Kind::late, 3, 5);
  add(year, "2024-09-04", Kind::left_early, 4);
  const engine::Counting counting;
  const auto totals =
      engine::totals(engine::tally(year, counting), day("2024-08-01"), day("2024-09-30"), counting);
  int days = 0, minutes = 0, late = 0;
  for (const Fact& fact : counted(year)) {
    days += fact.days;
    minutes += fact.minutes;
    late += fact.late;
  }
  EXPECT_EQ(days, totals.days);
  EXPECT_EQ(minutes / 60, totals.hours);
  EXPECT_EQ(late, totals.late_arrivals);
}

TEST(Facts, the_same_day_of_another_year_is_in_the_same_half_year) {
  EXPECT_EQ(same_day_in(SchoolYear{2022}, day("2024-10-31")), day("2022-10-31"));
  EXPECT_EQ(same_day_in(SchoolYear{2022}, day("2025-03-01")), day("2023-03-01"));
  EXPECT_EQ(same_day_in(SchoolYear{2022}, day("2024-02-29")), day("2023-02-28"));
}

}  // namespace
}  // namespace tilstede::owner
