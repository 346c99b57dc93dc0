#include "nation/exact_tests.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace tilstede::bench {
namespace {

constexpr double kChanceMax = .01;
constexpr int kCountMin = 4;

double log_factorial(int n) {
  static const auto table = [] {
    std::array<double, 2000> sums{};
    for (std::size_t i = 2; i < sums.size(); ++i)
      sums[i] = sums[i - 1] + std::log(static_cast<double>(i));
    return sums;
  }();
  return table[static_cast<std::size_t>(n)];
}

double log_choose(int n, int k) {
  return log_factorial(n) - log_factorial(k) - log_factorial(n - k);
}

/// The smallest count from which on the tail is unlikely enough; `probability` is of exactly so many.
template <class Probability>
std::uint8_t critical(int most, Probability probability) {
  int found = kNeverCritical;
  double tail = 0;
  for (int count = most; count >= kCountMin; --count) {
    tail += probability(count);
    if (tail >= kChanceMax) break;
    found = std::min(count, int{kNeverCritical});
  }
  return static_cast<std::uint8_t>(found);
}

}  // namespace

std::uint8_t critical_of_days(int all, int marked, int drawn) {
  return critical(std::min(drawn, marked), [&](int count) {
    // Fewer than the unmarked days force: a certainty, with what is above it.
    if (drawn - count > all - marked) return 1.0;
    return std::exp(log_choose(marked, count) + log_choose(all - marked, drawn - count) -
                    log_choose(all, drawn));
  });
}

std::uint8_t critical_of_entries(int n, double share) {
  return critical(n, [&](int count) {
    return std::exp(log_choose(n, count) + count * std::log(share) + (n - count) * std::log1p(-share));
  });
}

}  // namespace tilstede::bench
