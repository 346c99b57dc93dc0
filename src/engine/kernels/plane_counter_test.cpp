#include "engine/kernels/plane_counter.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "engine/kernels/lane_bytes.hpp"

// Of the instruction set that tests are compiled for; columns_sweep_test.cpp asks the others.
namespace tilstede::engine::TILSTEDE_LANES {
namespace {

constexpr int kDays = 254;

Plane random_plane(std::mt19937_64& chance) {
  Plane plane;
  for (int word = 0; word < kPlaneWords; ++word)
    plane[word] = chance() & chance();
  return plane;
}

bool is_set(const Plane& plane, int lane) {
  return (plane[lane / 64] >> (lane % 64) & 1) != 0;
}

std::array<std::uint8_t, kLanes> numbers(const PlaneCounter<8>& counter) {
  std::array<std::uint8_t, kLanes> lanes;
  write_lanes(counter, lanes.data());
  return lanes;
}

TEST(PlaneCounter, adds_subtracts_and_slides_as_numbers_do) {
  std::mt19937_64 chance(1);
  PlaneCounter<8> counter;
  std::array<int, kLanes> expected{};
  for (int round = 0; round < 60; ++round) {
    const Plane in = random_plane(chance);
    const Plane more = random_plane(chance);
    // Only what has been added is taken away.
    const Plane out = random_plane(chance) & in;
    counter.add(in);
    counter.slide(more, out);
    counter.subtract(more & in);
    for (int lane = 0; lane < kLanes; ++lane) {
      auto& number = expected[static_cast<std::size_t>(lane)];
      number += is_set(in, lane) + is_set(more, lane) - is_set(out, lane) - is_set(more & in, lane);
      ASSERT_EQ(numbers(counter)[static_cast<std::size_t>(lane)], number) << "round " << round;
    }
  }
}

TEST(PlaneCounter, every_limit_parts_the_lanes_that_reach_it_from_the_rest) {
  PlaneCounter<8> counter;
  // Lane n counts to n, as far as eight bits go.
  for (int number = 0; number < 255; ++number) {
    Plane more = zeros();
    for (int lane = number + 1; lane < kLanes; ++lane)
      more[lane / 64] |= std::uint64_t{1} << (lane % 64);
    counter.add(more);
  }
  for (int limit = -1; limit < 300; ++limit) {
    for (int lane = 0; lane < std::min(kLanes, 256); ++lane) {
      ASSERT_EQ(is_set(counter.at_least(limit), lane), lane >= limit) << lane << " >= " << limit;
      ASSERT_EQ(is_set(counter.at_most(limit), lane), lane <= limit) << lane << " <= " << limit;
    }
  }
}

TEST(PlaneCounter, is_raised_to_the_larger_of_two) {
  std::mt19937_64 chance(2);
  PlaneCounter<8> counter;
  PlaneCounter<8> other;
  for (int i = 0; i < 40; ++i) {
    counter.add(random_plane(chance));
    other.add(random_plane(chance));
  }
  const auto before = numbers(counter);
  counter.raise_to(other);
  for (std::size_t lane = 0; lane < kLanes; ++lane)
    EXPECT_EQ(numbers(counter)[lane], std::max(before[lane], numbers(other)[lane]));
}

TEST(PlaneCounter, a_window_is_walked_to_the_last_of_254_days) {
  std::mt19937_64 chance(3);
  DayPlanes planes;
  planes.clear(kDays);
  for (int day = 0; day < kDays; ++day)
    planes[day] = random_plane(chance);
  std::array<std::uint8_t, kDays> starts{};
  for (int day = 0; day < kDays; ++day)
    starts[static_cast<std::size_t>(day)] = static_cast<std::uint8_t>(day < 20 ? 0 : day / 7 * 7 - 14);
  walk_window<8>(planes, starts.data(), kDays, [&](int day, const PlaneCounter<8>& counter) {
    for (int lane = 0; lane < kLanes; lane += 37) {
      int expected = 0;
      for (int other = starts[static_cast<std::size_t>(day)]; other <= day; ++other)
        expected += is_set(planes[other], lane);
      ASSERT_EQ(numbers(counter)[static_cast<std::size_t>(lane)], expected) << "day " << day;
    }
  });
}

TEST(FirstDay, is_the_first_and_none_where_there_was_none) {
  FirstDay first_day;
  Plane lanes = zeros();
  lanes[0] = 0b0110;
  first_day.met(0, lanes);
  lanes[0] = 0b1100;
  first_day.met(189, lanes);
  first_day.met(253, lanes);
  std::array<std::uint8_t, kLanes> days;
  first_day.write(days.data());
  EXPECT_EQ(days[0], kNoDay);
  EXPECT_EQ(days[1], 0);
  EXPECT_EQ(days[2], 0);
  EXPECT_EQ(days[3], 189);
}

}  // namespace
}  // namespace tilstede::engine::TILSTEDE_LANES
