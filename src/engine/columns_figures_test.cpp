#include "engine/columns_figures.hpp"

#include <gtest/gtest.h>

#include "engine/columns_testing.hpp"

namespace tilstede::engine {
namespace {

constexpr int kLimit = 2;

FigurePlan plan_of(const Columns& columns) {
  FigurePlan plan;
  for (const auto& calendar : columns.calendars) {
    FigurePlan::Calendar figures;
    for (int cut = 0; cut < CutoffLanes::kCuts; ++cut)
      figures.days_until[static_cast<std::size_t>(cut)] =
          static_cast<std::uint8_t>(calendar.days() * cut / 15);
    for (std::size_t limit = 0; limit < FigurePlan::kLimits; ++limit)
      figures.limits[limit].fill(static_cast<std::uint16_t>(kLimit + 8 * limit));
    plan.calendars.push_back(figures);
  }
  return plan;
}

struct Figures {
  std::vector<CellFigures> cells;
  std::vector<LateFigures> late;

  bool operator==(const Figures&) const = default;
};

Figures room(const Columns& columns) {
  return {std::vector<CellFigures>((columns.cohorts.size() - 1) * 2),
          std::vector<LateFigures>(columns.school_count())};
}

Figures figured(const Columns& columns, InstructionSet set) {
  Figures figures = room(columns);
  figure_schools(columns, plan_of(columns), 0, columns.school_count(), figures.cells.data(),
                 figures.late.data(), set);
  return figures;
}

Figures figured_plainly(const Columns& columns) {
  Figures figures = room(columns);
  figure_schools_plainly(columns, plan_of(columns), 0, columns.school_count(), figures.cells.data(),
                         figures.late.data());
  return figures;
}

constexpr int kAllYear = 15;

TEST(ColumnsFigures, pupils_without_absence_are_in_the_median) {
  ColumnWorld world;
  for (int i = 0; i < 4; ++i)
    world.add_pupil(1, 0);
  for (const int day : {1, 2, 3})
    world.add_entry(3, day);
  world.add_entry(2, 4);
  const auto cell = figured_plainly(built(world).columns).cells[0];
  const auto lane = CutoffLanes::days(kAllYear);
  EXPECT_EQ(cell.pupils, 4U);
  EXPECT_EQ(cell.sum[lane], 4U);
  // 0 0 1 3: the median is 0.5, and the 90th percentile 1 + 0.7 * 2.
  EXPECT_EQ(cell.median_twice[lane], 1);
  EXPECT_EQ(cell.p90_tenfold[lane], 24);
  EXPECT_EQ(cell.reached[0][lane], 1);
}

TEST(ColumnsFigures, a_cut_off_takes_in_its_own_day_and_exempt_entries) {
  ColumnWorld world;
  world.add_pupil(1, 0);
  const auto until = plan_of(built(world).columns).calendars[0].days_until[3];
  world.add_entry(0, until - 1, ColumnKind::lesson, 2);
  world.add_entry(0, until, ColumnKind::lesson, 1).reason = 2;
  world.add_entry(0, until, ColumnKind::late).reason = 2;
  const auto figures = figured_plainly(built(world).columns);
  EXPECT_EQ(figures.cells[0].sum[CutoffLanes::hours(3)], 2U);
  EXPECT_EQ(figures.cells[0].sum[CutoffLanes::hours(4)], 3U);
  EXPECT_EQ(figures.late[0].until[3], 0U);
  EXPECT_EQ(figures.late[0].until[4], 1U);
}

TEST(ColumnsFigures, a_gender_without_pupils_is_an_empty_cell) {
  ColumnWorld world;
  world.add_pupil(1, 0).gender = 1;
  world.add_entry(0, 3);
  const Columns columns = built(world).columns;
  for (const auto set : instruction_sets()) {
    const auto figures = figured(columns, set);
    EXPECT_EQ(figures.cells[0], CellFigures{});
    EXPECT_EQ(figures.cells[1].pupils, 1U);
  }
}

TEST(ColumnsFigures, every_instruction_set_answers_as_the_plain_way) {
  for (unsigned seed = 0; seed < 6; ++seed) {
    const Columns columns = built(random_world(seed, 10, 60)).columns;
    const Figures expected = figured_plainly(columns);
    for (const auto set : instruction_sets())
      EXPECT_EQ(figured(columns, set), expected) << name_of(set) << ", seed " << seed;
  }
}

TEST(ColumnsFigures, a_cell_larger_than_the_listed_exchanges_is_sorted_too) {
  ColumnWorld world;
  for (int i = 0; i < 700; ++i) {
    world.add_pupil(1, 0);
    for (int day = 0; day < i * 37 % 190; ++day)
      world.add_entry(static_cast<std::size_t>(i), day);
  }
  const Columns columns = built(world).columns;
  for (const auto set : instruction_sets())
    EXPECT_EQ(figured(columns, set), figured_plainly(columns)) << name_of(set);
}

}  // namespace
}  // namespace tilstede::engine
