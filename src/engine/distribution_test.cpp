#include "engine/distribution.hpp"

#include <gtest/gtest.h>

namespace tilstede::engine {
namespace {

TEST(Distribution, the_median_of_an_even_number_lies_between_the_two_middle_values) {
  const Distribution group = describe({7, 0, 2, 1});
  EXPECT_EQ(group.pupils, 4);
  EXPECT_DOUBLE_EQ(group.mean, 2.5);
  EXPECT_DOUBLE_EQ(group.median, 1.5);
}

TEST(Distribution, p90_interpolates_between_its_neighbours) {
  // Eleven values 0..10: position 0.9 * 10 = 9 is the value itself; with ten values it is 0.9 * 9 = 8.1.
  EXPECT_DOUBLE_EQ(describe({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}).p90, 9.0);
  EXPECT_DOUBLE_EQ(describe({0, 1, 2, 3, 4, 5, 6, 7, 8, 9}).p90, 8.1);
}

TEST(Distribution, a_single_pupil_is_mean_median_and_p90) {
  const Distribution group = describe({3});
  EXPECT_DOUBLE_EQ(group.mean, 3);
  EXPECT_DOUBLE_EQ(group.median, 3);
  EXPECT_DOUBLE_EQ(group.p90, 3);
}

TEST(Distribution, a_share_counts_the_limit_itself) {
  EXPECT_DOUBLE_EQ(share_at_least({9, 10, 11, 0}, 10), 0.5);
}

}  // namespace
}  // namespace tilstede::engine
