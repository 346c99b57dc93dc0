#include "access/slowing.hpp"

#include <gtest/gtest.h>

namespace tilstede::access {
namespace {

using namespace std::chrono_literals;

const Instant kNow{1'700'000'000s};

TEST(Slowing, doubles_from_the_third_failure_up_to_a_minute) {
  const std::pair<int, std::chrono::seconds> cases[] = {{0, 0s},  {1, 0s},  {2, 0s},         {3, 1s},
                                                        {4, 2s},  {5, 4s},  {6, 8s},         {7, 16s},
                                                        {8, 32s}, {9, 60s}, {1'000'000, 60s}};
  for (const auto& [failures, wait] : cases)
    EXPECT_EQ(wait_after({failures, kNow}, kNow), wait) << failures;
}

TEST(Slowing, counts_the_wait_from_the_last_failure) {
  const SignInFailures failures{5, kNow};
  EXPECT_EQ(wait_after(failures, kNow + 1s), 3s);
  EXPECT_EQ(wait_after(failures, kNow + 3s + 1us), 1s);
  EXPECT_EQ(wait_after(failures, kNow + 4s), 0s);
  EXPECT_EQ(wait_after(failures, kNow + 1h), 0s);
}

TEST(Slowing, forgets_after_a_day) {
  EXPECT_EQ(counting({9, kNow}, kNow + 24h - 1us), 9);
  EXPECT_EQ(counting({9, kNow}, kNow + 24h), 0);
}

}  // namespace
}  // namespace tilstede::access
