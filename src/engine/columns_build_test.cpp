#include "engine/columns_build.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/columns_testing.hpp"

namespace tilstede::engine {
namespace {

std::vector<int> days_of(const EntryColumn& column, Place place) {
  return {column.day.data() + column.begin(place), column.day.data() + column.end(place)};
}

std::string problem_of(const ColumnWorld& world) {
  BuildSpace space;
  const auto result = build_columns(world.source(), run_in_order, 1, space);
  return result ? "" : result.error().problem;
}

/// What a plain reading of the rows gives for one pupil: days and details by list.
struct Listed {
  std::vector<std::pair<int, int>> of[4];
};

Listed listed(const ColumnWorld& world, std::uint32_t pupil) {
  Listed lists;
  const auto& calendar = world.calendars[world.pupils[pupil].calendar];
  for (const auto& entry : world.entries) {
    if (entry.pupil != pupil) continue;
    const int day = calendar.day_of_offset[entry.day_offset];
    const bool is_exempt = entry.reason == 2;
    const int low = is_exempt ? static_cast<int>(entry.kind) : entry.subject;
    lists.of[is_exempt ? 3 : static_cast<int>(entry.kind)].emplace_back(day,
                                                                        detail::make(low, entry.lessons));
  }
  for (auto& list : lists.of)
    std::stable_sort(list.begin(), list.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
  return lists;
}

void expect_listed(const EntryColumn& column, bool has_detail, Place place,
                   const std::vector<std::pair<int, int>>& expected) {
  ASSERT_EQ(column.end(place) - column.begin(place), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(column.day.data()[column.begin(place) + i], expected[i].first);
    const int about = has_detail ? column.detail.data()[column.begin(place) + i] : expected[i].second;
    EXPECT_EQ(about, expected[i].second);
  }
}

void expect_built(const ColumnWorld& world, std::size_t tasks) {
  const Columns columns = built(world, tasks).columns;
  ASSERT_EQ(columns.pupils(), world.pupils.size());
  for (Place place = 0; place < columns.pupils(); ++place) {
    const auto lists = listed(world, columns.pupil_at[place]);
    expect_listed(columns.days, false, place, lists.of[0]);
    expect_listed(columns.hours, true, place, lists.of[1]);
    expect_listed(columns.late, false, place, lists.of[2]);
    expect_listed(columns.exempt, true, place, lists.of[3]);
  }
}

TEST(ColumnsBuild, rows_in_no_order_give_every_pupil_its_own_days_in_order) {
  expect_built(random_world(1, 9, 90), 1);
}

TEST(ColumnsBuild, two_tasks_build_what_one_does) {
  expect_built(random_world(2, 9, 90), 2);
}

TEST(ColumnsBuild, rows_in_the_order_of_their_dates_need_no_sorting) {
  auto world = random_world(3, 5, 60);
  std::stable_sort(world.entries.begin(), world.entries.end(),
                   [](const auto& a, const auto& b) { return a.day_offset < b.day_offset; });
  expect_built(world, 3);
}

TEST(ColumnsBuild, more_pupils_than_a_bucket_holds) {
  ColumnWorld world;
  for (int i = 0; i < 4500; ++i)
    world.add_pupil(1, 0);
  for (const std::size_t pupil : {0U, 63U, 64U, 2047U, 2048U, 4095U, 4096U, 4499U})
    world.add_entry(pupil, static_cast<int>(pupil % 190));
  expect_built(world, 1);
}

TEST(ColumnsBuild, orders_pupils_by_calendar_school_grade_and_class) {
  ColumnWorld world;
  world.add_pupil(7, 1, 2);
  world.add_pupil(3, 1, 1).class_number = 1;
  world.add_pupil(3, 1, 1);
  world.add_pupil(9, 0, 5);
  const Columns columns = built(world).columns;
  EXPECT_EQ(columns.pupil_at, (std::vector<std::uint32_t>{3, 2, 1, 0}));
  EXPECT_EQ(columns.calendar_begins, (std::vector<Place>{0, 1, 4}));
  ASSERT_EQ(columns.school_count(), 3U);
  EXPECT_EQ(columns.schools[1].school, 3U);
  EXPECT_EQ(columns.schools[1].first, 1U);
  EXPECT_EQ(columns.schools[2].first_cohort, 2U);
}

TEST(ColumnsBuild, the_same_date_is_another_number_in_another_calendar) {
  ColumnWorld world;
  world.add_pupil(1, 0);
  world.add_pupil(2, 1);
  // Friday 11 October: the first calendar has had its autumn week, the second is in it.
  const auto offset = static_cast<std::uint16_t>(71);
  world.entries = {{.pupil = 0, .day_offset = offset}, {.pupil = 1, .day_offset = offset}};
  const auto result = built(world);
  EXPECT_EQ(days_of(result.columns.days, 0), std::vector<int>{34});
  EXPECT_EQ(days_of(result.columns.days, 1), std::vector<int>{});
  EXPECT_EQ(result.outside_school_days, 1U);
}

TEST(ColumnsBuild, an_exempt_entry_is_in_no_column_that_rules_read) {
  ColumnWorld world;
  world.add_pupil(1, 0);
  world.add_entry(0, 4).reason = 2;
  world.add_entry(0, 5).reason = 1;
  const Columns columns = built(world).columns;
  EXPECT_EQ(days_of(columns.days, 0), std::vector<int>{5});
  EXPECT_EQ(days_of(columns.exempt, 0), std::vector<int>{4});
}

TEST(ColumnsBuild, two_whole_days_on_a_date_are_refused_with_the_pupil) {
  ColumnWorld world;
  for (int i = 0; i < 3; ++i)
    world.add_pupil(1, 0);
  // Two pupils on one date are no duplicate, though they lie side by side.
  world.add_entry(0, 8);
  world.add_entry(1, 8);
  EXPECT_EQ(problem_of(world), "");
  world.add_entry(2, 8);
  world.add_entry(2, 9);
  world.add_entry(2, 8);
  BuildSpace space;
  const auto result = build_columns(world.source(), run_in_order, 1, space);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().problem, "two whole days on one date");
  EXPECT_EQ(result.error().pupil, 2U);
  EXPECT_EQ(result.error().day_offset, world.entries.back().day_offset);
}

TEST(ColumnsBuild, an_exempt_day_beside_one_that_counts_is_refused) {
  ColumnWorld world;
  world.add_pupil(1, 0);
  world.add_entry(0, 8);
  world.add_entry(0, 8).reason = 2;
  EXPECT_EQ(problem_of(world), "two whole days on one date");
  world.entries[0].reason = 2;
  EXPECT_EQ(problem_of(world), "two whole days on one date");
}

TEST(ColumnsBuild, values_out_of_range_are_refused) {
  ColumnWorld world;
  world.add_pupil(1, 0);
  for (const ColumnEntry& wrong :
       {ColumnEntry{.pupil = 1, .day_offset = 20}, ColumnEntry{.day_offset = 366},
        ColumnEntry{.day_offset = 20, .lessons = 16}, ColumnEntry{.day_offset = 20, .subject = 16},
        ColumnEntry{.day_offset = 20, .reason = 64}}) {
    world.entries = {wrong};
    EXPECT_NE(problem_of(world), "");
  }
}

TEST(ColumnsBuild, pupils_without_entries_and_no_pupils_at_all) {
  ColumnWorld world;
  EXPECT_EQ(built(world).columns.pupils(), 0U);
  world.add_pupil(1, 0);
  const Columns columns = built(world).columns;
  EXPECT_EQ(columns.days.begin(0), columns.days.end(0));
  EXPECT_EQ(columns.school_count(), 1U);
}

}  // namespace
}  // namespace tilstede::engine
