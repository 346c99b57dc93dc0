#include "routine/what_if_sweep.hpp"

#include <gtest/gtest.h>

#include "engine/pupil_year_testing.hpp"
#include "routine/findings.hpp"
#include "routine/random_pupil_testing.hpp"
#include "routine/routine_testing.hpp"

namespace tilstede::routine {
namespace {

using engine::day;
using engine::Kind;

std::vector<Rise> rises_of(const engine::PupilYear& year, const Rule& rule, int least = 1) {
  return rises(year, rule, {}, last_day(year.year), least);
}

TEST(Sweep, tells_every_day_on_which_the_level_was_higher_than_before) {
  auto year = engine::school_year_2024();
  for (const auto* date : {"2024-09-02", "2024-09-03", "2024-10-21", "2024-10-22", "2024-10-23"})
    engine::add(year, date, Kind::day);
  const auto in_month = rises_of(year, count_rule("days", "calendar month", 99));
  EXPECT_EQ(in_month,
            (std::vector<Rise>{{day("2024-09-02"), 1}, {day("2024-09-03"), 2}, {day("2024-10-23"), 3}}));
  EXPECT_EQ(first_met(in_month, 2), day("2024-09-03"));
  EXPECT_EQ(first_met(in_month, 3), day("2024-10-23"));
  EXPECT_EQ(first_met(in_month, 4), std::nullopt);
}

TEST(Sweep, leaves_untold_what_lies_under_the_least_threshold) {
  auto year = engine::school_year_2024();
  for (const auto* date : {"2024-09-02", "2024-09-03", "2024-09-04"})
    engine::add(year, date, Kind::day);
  const auto rule = count_rule("days", "school year", 99);
  EXPECT_EQ(rises_of(year, rule, 3), (std::vector<Rise>{{day("2024-09-04"), 3}}));
  EXPECT_EQ(rises_of(year, rule, 4), std::vector<Rise>{});
}

TEST(Sweep, reads_a_share_as_the_percent_it_exceeds_or_reaches) {
  auto year = engine::school_year_2024();
  // One of the ten school days from 19 to 30 August.
  engine::add(year, "2024-08-30", Kind::day);
  using Limit = CountTest::Limit;
  const auto over = rises_of(year, share_rule("over", "school year", Limit::share_over_percent, 99), 0);
  EXPECT_EQ(over.front(), (Rise{day("2024-08-30"), 9}));
  const auto reaches = rises_of(year, share_rule("at", "school year", Limit::share_at_least_percent, 99));
  EXPECT_EQ(reaches.front(), (Rise{day("2024-08-30"), 10}));
}

/// The rule as every version of a random world has it, its threshold replaced.
Routines at_threshold(const Routine& routine, const Rule& rule, int threshold) {
  auto one = routine;
  one.rules = {rule};
  std::get<CountTest>(one.rules[0].test).value = threshold;
  return always(one);
}

std::optional<Date> found(const std::vector<Finding>& findings) {
  for (const auto& finding : findings) {
    if (!finding.exempted_until) return finding.first_met;
  }
  return std::nullopt;
}

TEST(SweepProperty, equals_the_evaluator_asked_once_per_threshold) {
  int met = 0;
  int unmet = 0;
  for (int seed = 1; seed <= 200; ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    const auto world = seed % 4 == 0 ? random_world_of_two_years(random) : random_world(random);
    const auto as_of = world.date_of(world.as_of);
    const auto& version = world.routines.versions.front();
    for (const auto& rule : version.rules) {
      if (!std::holds_alternative<CountTest>(rule.test)) continue;
      const int least = random.below(12);
      const auto swept = rises(world.pupil, rule, version.counting, as_of, least);
      for (int threshold = std::max(1, least); threshold <= 40; threshold += 1 + random.below(4)) {
        const auto expected = found(find(at_threshold(version, rule, threshold), world.pupil, as_of));
        ASSERT_EQ(first_met(swept, threshold), expected)
            << "seed " << seed << ", rule " << rule.id << ", threshold " << threshold;
        expected ? ++met : ++unmet;
      }
    }
  }
  EXPECT_GT(met, 500);
  EXPECT_GT(unmet, 500);
}

}  // namespace
}  // namespace tilstede::routine
