#include "engine/distribution.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/random.hpp"

namespace tilstede::engine {
namespace {

Distribution of(const std::vector<int>& values) {
  Distribution group;
  for (const int value : values)
    group.add(value);
  return group;
}

TEST(Distribution, the_median_of_an_even_number_lies_between_the_two_middle_values) {
  const Distribution group = of({7, 0, 2, 1});
  EXPECT_EQ(group.pupils(), 4);
  EXPECT_EQ(group.sum(), 10);
  EXPECT_DOUBLE_EQ(group.median(), 1.5);
}

TEST(Distribution, p90_interpolates_between_its_neighbours) {
  // Eleven values 0..10: position 0.9 * 10 = 9 is the value itself; with ten values it is 0.9 * 9 = 8.1.
  EXPECT_DOUBLE_EQ(of({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}).p90(), 9.0);
  EXPECT_DOUBLE_EQ(of({0, 1, 2, 3, 4, 5, 6, 7, 8, 9}).p90(), 8.1);
}

TEST(Distribution, a_single_pupil_is_median_and_p90) {
  EXPECT_DOUBLE_EQ(of({3}).median(), 3);
  EXPECT_DOUBLE_EQ(of({3}).p90(), 3);
}

TEST(Distribution, at_least_counts_the_limit_itself) {
  EXPECT_EQ(of({9, 10, 11, 0}).at_least(10), 2);
  EXPECT_EQ(of({9, 10, 11, 0}).at_least(12), 0);
  EXPECT_EQ(of({9, 10, 11, 0}).at_least(0), 4);
}

// Against sorting, by the words of the definition.
TEST(Distribution, equals_what_sorting_says) {
  Random random(1);
  for (int round = 0; round < 500; ++round) {
    std::vector<int> values;
    for (int i = 0; i <= random.below(40); ++i)
      values.push_back(random.chance(0.5) ? 0 : random.below(60));
    const Distribution group = of(values);
    std::ranges::sort(values);
    for (const double share : {0.0, 0.1, 0.5, 0.9, 1.0}) {
      const double position = share * static_cast<double>(values.size() - 1);
      const double low = values[static_cast<std::size_t>(std::floor(position))];
      const double high = values[static_cast<std::size_t>(std::ceil(position))];
      ASSERT_NEAR(group.quantile(share), low + (position - std::floor(position)) * (high - low), 1e-9);
    }
    const auto ten = std::ranges::count_if(values, [](int value) { return value >= 10; });
    ASSERT_EQ(group.at_least(10), ten);
  }
}

}  // namespace
}  // namespace tilstede::engine
