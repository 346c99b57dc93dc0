#include "engine/patterns/critical_counts.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace tilstede::engine {
namespace {

std::size_t place_of(int once_in) {
  std::size_t place = 0;
  while (kChances[place] != once_in)
    ++place;
  return place;
}

/// By all sequences of hits and misses, with a plain product for each: an independent way to the same chance.
double chance_of_ever_reaching(const CriticalCounts& counts, int percent, int absences) {
  double chance = 0;
  for (unsigned sequence = 0; sequence < 1U << absences; ++sequence) {
    double this_one = 1;
    int hits = 0;
    bool reached = false;
    for (int n = 1; n <= absences; ++n) {
      const bool is_hit = (sequence >> (n - 1)) & 1;
      hits += is_hit ? 1 : 0;
      this_one *= (is_hit ? percent : 100 - percent) / 100.0;
      reached = reached || hits >= counts[static_cast<std::size_t>(n)];
    }
    if (reached) chance += this_one;
  }
  return chance;
}

double binomial_tail(int n, int least, double share) {
  double tail = 0;
  for (int hits = least; hits <= n; ++hits) {
    double chance = 1;
    for (int i = 1; i <= hits; ++i)
      chance *= share * (n - hits + i) / i;
    tail += chance * std::pow(1 - share, n - hits);
  }
  return tail;
}

TEST(CriticalCounts, few_of_many_pupils_without_a_pattern_ever_reach_them) {
  for (const int percent : {5, 20, 21, 41, 67}) {
    for (const int once_in : {100, 500, 1000}) {
      const auto& counts = critical_counts(Looks::sequential, percent, place_of(once_in));
      const auto chance = chance_of_ever_reaching(counts, percent, 16);
      EXPECT_LE(chance, 1.0 / once_in) << percent << " " << once_in;
      // Of what happens two times in three, sixteen are too few to say much.
      EXPECT_GT(chance, percent < 50 ? 0.1 / once_in : -1) << "so careful that it would see nothing";
    }
  }
}

TEST(CriticalCounts, of_one_look_are_the_exact_binomial_test) {
  for (const int percent : {5, 20, 34, 67}) {
    const auto& counts = critical_counts(Looks::single, percent, place_of(100));
    for (const int n : {3, 8, 20, 60, 200}) {
      const int count = counts[static_cast<std::size_t>(n)];
      if (count == 255) {
        EXPECT_GT(binomial_tail(n, n, percent / 100.0), 0.01);
        continue;
      }
      EXPECT_LE(binomial_tail(n, count, percent / 100.0), 0.01) << percent << " " << n;
      EXPECT_GT(binomial_tail(n, count - 1, percent / 100.0), 0.01) << percent << " " << n;
    }
  }
}

TEST(CriticalCounts, never_fall_as_absences_are_added_nor_rise_with_a_milder_chance) {
  for (int percent = 1; percent < 100; ++percent) {
    const auto& strict = critical_counts(Looks::sequential, percent, place_of(1000));
    const auto& mild = critical_counts(Looks::single, percent, place_of(10));
    int least = 0;
    for (std::size_t n = 3; n < strict.size(); ++n) {
      EXPECT_LE(mild[n], strict[n]);
      if (strict[n] == 255) continue;
      EXPECT_GE(strict[n], least);
      EXPECT_LE(strict[n], n);
      least = strict[n];
    }
  }
}

TEST(CriticalCounts, of_a_fifth_of_the_days_are_these) {
  // The rule of Bergen: one in a hundred, five weekdays. As docs/critical-counts.csv prints it.
  const auto& counts = critical_counts(Looks::sequential, 20, place_of(500));
  const std::vector<int> first(counts.begin() + 3, counts.begin() + 13);
  EXPECT_EQ(first, (std::vector<int>{255, 255, 5, 6, 6, 6, 7, 8, 8, 9}));
}

TEST(ChanceTest, shares_the_chance_between_its_questions) {
  const Gathering six_of_seven{6, 7, 1, 5};
  EXPECT_TRUE(ChanceTest(Looks::sequential, 10'000, 5).is_beyond(six_of_seven));
  EXPECT_FALSE(ChanceTest(Looks::sequential, 10'000, 50).is_beyond(six_of_seven));
}

TEST(ChanceTest, rounds_the_share_up) {
  const auto& twenty = critical_counts(Looks::single, 20, place_of(1000));
  const auto& twenty_one = critical_counts(Looks::single, 21, place_of(1000));
  std::size_t n = 3;
  while (twenty[n] == twenty_one[n])
    ++n;
  const int count = twenty[n];
  const ChanceTest test(Looks::single, 1'000, 1);
  EXPECT_TRUE(test.is_beyond({count, static_cast<int>(n), 20, 100}));
  EXPECT_FALSE(test.is_beyond({count, static_cast<int>(n), 201, 1000}));
}

TEST(ChanceTest, says_nothing_where_it_has_nothing_to_compare_with) {
  const ChanceTest test(Looks::sequential, 10'000, 1);
  EXPECT_FALSE(test.is_beyond({9, 9, 0, 0}));
  EXPECT_FALSE(test.is_beyond({9, 9, 0, 20}));
  EXPECT_FALSE(test.is_beyond({9, 9, 20, 20}));
  EXPECT_FALSE(test.is_beyond({256, 256, 1, 5}));
}

TEST(ChanceTest, tells_the_chance_in_round_numbers) {
  const ChanceTest test(Looks::sequential, 10'000, 5);
  EXPECT_EQ(test.once_in({5, 5, 1, 5}), 200);
  EXPECT_EQ(test.once_in({6, 7, 1, 5}), 200);
  EXPECT_EQ(test.once_in({7, 8, 1, 5}), 1'000);
  EXPECT_EQ(test.once_in({9, 10, 1, 5}), 20'000);
}

}  // namespace
}  // namespace tilstede::engine
