#include "platform/clock/clock.hpp"

#include <gtest/gtest.h>

#include <set>
#include <thread>
#include <vector>

#include "platform/clock/id_source.hpp"
#include "platform/clock/oslo.hpp"

namespace tilstede {
namespace {

using namespace std::chrono_literals;

Date day(std::string_view text) {
  return parse_date(text).value();
}

// Minutes of a civil time, as written on a wall.
constexpr int at(int hour, int minute) {
  return 60 * hour + minute;
}

TEST(Oslo, is_one_hour_ahead_in_winter_and_two_in_summer) {
  EXPECT_EQ(to_text(oslo::instant_of(day("2024-01-15"), at(8, 20))), "2024-01-15T07:20:00.000000Z");
  EXPECT_EQ(to_text(oslo::instant_of(day("2024-06-15"), at(8, 20))), "2024-06-15T06:20:00.000000Z");
}

TEST(Oslo, has_its_own_date_around_midnight) {
  const Instant late = oslo::instant_of(day("2024-10-31"), at(0, 10));
  EXPECT_EQ(to_text(late), "2024-10-30T23:10:00.000000Z");
  EXPECT_EQ(oslo::date_of(late), day("2024-10-31"));
  EXPECT_EQ(oslo::minute_of_day(late), at(0, 10));
  EXPECT_EQ(oslo::date_of(late - 10min - 1us), day("2024-10-30"));
  EXPECT_EQ(oslo::minute_of_day(late - 10min - 1us), at(23, 59));
}

TEST(Oslo, moves_a_skipped_time_to_the_moment_after_the_change) {
  const Instant change = oslo::instant_of(day("2024-03-31"), at(2, 30));
  EXPECT_EQ(to_text(change), "2024-03-31T01:00:00.000000Z");
  EXPECT_EQ(oslo::minute_of_day(change), at(3, 0));
}

TEST(Oslo, takes_the_first_of_two_equal_times) {
  EXPECT_EQ(to_text(oslo::instant_of(day("2026-10-25"), at(2, 30))), "2026-10-25T00:30:00.000000Z");
  EXPECT_EQ(oslo::minute_of_day(Instant(oslo::instant_of(day("2026-10-25"), at(2, 30)) + 1h)), at(2, 30));
}

TEST(Oslo, knows_dates_before_1970) {
  EXPECT_EQ(oslo::date_of(Instant(-1us)), day("1970-01-01"));
}

TEST(Clocks, of_the_demo_run_on_from_their_start) {
  const Instant start = oslo::instant_of(day("2024-10-31"), at(8, 20));
  const auto clock = clock_starting_at(start);
  EXPECT_GE(clock->now(), start);
  EXPECT_LT(clock->now(), start + 1h);
  EXPECT_EQ(clock->today(), day("2024-10-31"));
  EXPECT_GT(clock->real_now(), start + 24h);
}

TEST(Clocks, of_the_system_show_one_time) {
  const auto clock = system_clock();
  const Instant before = clock->now();
  EXPECT_LE(before, clock->real_now());
}

TEST(SystemIds, rise_strictly_while_time_stands_still_or_runs_back) {
  FixedClock clock(Instant(1730359200s));
  const auto ids = system_ids(clock);
  Uuid last = ids->next();
  for (int i = 0; i < 10'000; ++i) {
    if (i == 5'000) clock.set(Instant(1730359000s));
    const Uuid id = ids->next();
    ASSERT_LT(last, id);
    ASSERT_TRUE(is_uuid_v7(id));
    last = id;
  }
}

TEST(SystemIds, begin_with_the_time_and_end_in_chance) {
  const FixedClock clock(Instant(1730359200s));
  const auto ids = system_ids(clock);
  const auto others = system_ids(clock);
  const std::string id = to_text(ids->next());
  EXPECT_EQ(id.substr(0, 13), "0192e172-0900");
  EXPECT_NE(id.substr(19), to_text(others->next()).substr(19));
}

TEST(SystemIds, are_unique_across_threads) {
  const auto clock = system_clock();
  const auto ids = system_ids(*clock);
  std::vector<std::vector<Uuid>> made(4);
  std::vector<std::thread> threads;
  for (auto& mine : made) {
    threads.emplace_back([&] {
      for (int i = 0; i < 2'000; ++i)
        mine.push_back(ids->next());
    });
  }
  for (auto& thread : threads)
    thread.join();
  std::set<Uuid> all;
  for (const auto& mine : made)
    all.insert(mine.begin(), mine.end());
  EXPECT_EQ(all.size(), 8'000U);
}

TEST(CountingIds, count_from_one) {
  const auto ids = counting_ids();
  EXPECT_EQ(to_text(ids->next()), "00000000-0000-7000-8000-000000000001");
  EXPECT_EQ(to_text(ids->next()), "00000000-0000-7000-8000-000000000002");
}

}  // namespace
}  // namespace tilstede
