#include "engine/columns_sweep.hpp"

#include <gtest/gtest.h>

#include "engine/columns_testing.hpp"
#include "engine/pupil_year_testing.hpp"

namespace tilstede::engine {
namespace {

std::vector<Window> windows(const std::vector<const char*>& names) {
  std::vector<Window> all;
  for (const auto* name : names)
    all.push_back(parse_window(name).value());
  return all;
}

using Counts = std::vector<std::uint16_t>;

Counts swept(const Columns& columns, const SweepPlan& plan, InstructionSet set) {
  Counts counts(columns.school_count() * plan.counts_per_school());
  sweep_schools(columns, plan, 0, columns.school_count(), counts.data(), set);
  return counts;
}

Counts swept_plainly(const Columns& columns, const SweepPlan& plan) {
  Counts counts(columns.school_count() * plan.counts_per_school());
  sweep_schools_plainly(columns, plan, 0, columns.school_count(), counts.data());
  return counts;
}

TEST(ColumnsSweep, a_pupil_is_flagged_in_the_weeks_in_which_the_window_holds_the_limit) {
  ColumnWorld world;
  world.add_pupil(1, 0);
  // Monday 19 to Thursday 22 August.
  for (const int day : {0, 1, 3})
    world.add_entry(0, day);
  const Columns columns = built(world).columns;
  const auto plan = plan_sweep(columns.calendars, windows({"14 days", "10 school days"}), {3});
  const auto counts = swept_plainly(columns, plan);
  const auto flagged = [&](std::size_t week, std::size_t window) { return counts[week * 2 + window]; };
  EXPECT_EQ(flagged(0, 0), 1);
  // On Sunday 1 September 14 days reach back to the 19th; Monday the 2nd no longer does.
  EXPECT_EQ(flagged(1, 0), 1);
  EXPECT_EQ(flagged(2, 0), 0);
  // Ten school days end with Friday the 30th, but the state also holds on the weekend after it.
  EXPECT_EQ(flagged(1, 1), 1);
  EXPECT_EQ(flagged(2, 1), 0);
}

TEST(ColumnsSweep, weeks_of_a_holiday_are_looked_at_on_their_monday) {
  ColumnWorld world;
  world.add_pupil(1, 0);
  // The last three days before the autumn week, which is the seventh.
  for (const int day : {27, 28, 29})
    world.add_entry(0, day);
  const Columns columns = built(world).columns;
  const auto plan = plan_sweep(columns.calendars, windows({"4 days", "7 days"}), {2, 3});
  const auto counts = swept_plainly(columns, plan);
  const auto flagged = [&](std::size_t week, std::size_t variant) { return counts[week * 4 + variant]; };
  EXPECT_EQ(flagged(5, 1), 1);
  EXPECT_EQ(flagged(6, 0), 0);
  EXPECT_EQ(flagged(6, 3), 1);
  EXPECT_EQ(flagged(7, 2), 0);
}

TEST(ColumnsSweep, every_instruction_set_answers_as_the_plain_way) {
  for (unsigned seed = 0; seed < 4; ++seed) {
    const Columns columns = built(random_world(seed, 12, 150)).columns;
    const auto plan =
        plan_sweep(columns.calendars,
                   windows({"14 days", "30 days", "60 days", "school year", "10 school days", "month"}),
                   {1, 2, 3, 5, 8, 10, 16, 20, 31, 64, 190, 300});
    const auto expected = swept_plainly(columns, plan);
    for (const auto set : instruction_sets())
      EXPECT_EQ(swept(columns, plan, set), expected) << name_of(set) << ", seed " << seed;
  }
}

TEST(ColumnsSweep, schools_larger_than_a_block_are_counted_once) {
  ColumnWorld world;
  for (int i = 0; i < 1300; ++i) {
    world.add_pupil(i < 1200 ? 1 : 2, 0);
    world.add_entry(static_cast<std::size_t>(i), 50);
  }
  const Columns columns = built(world).columns;
  const auto plan = plan_sweep(columns.calendars, windows({"school year"}), {1});
  const auto last_week = static_cast<std::size_t>(plan.weeks - 1);
  for (const auto set : instruction_sets()) {
    const auto counts = swept(columns, plan, set);
    EXPECT_EQ(counts[last_week], 1200);
    EXPECT_EQ(counts[plan.counts_per_school() + last_week], 100);
  }
}

}  // namespace
}  // namespace tilstede::engine
