#include "engine/distribution.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace tilstede::engine {

double quantile(const std::vector<int>& sorted, double share) {
  assert(!sorted.empty());
  const double position = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  const double part = position - static_cast<double>(below);
  return sorted[below] + part * (sorted[above] - sorted[below]);
}

Distribution describe(std::vector<int> values) {
  assert(!values.empty());
  std::sort(values.begin(), values.end());
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  return {.pupils = static_cast<int>(values.size()),
          .mean = sum / static_cast<double>(values.size()),
          .median = quantile(values, 0.5),
          .p90 = quantile(values, 0.9)};
}

double share_at_least(const std::vector<int>& values, int limit) {
  assert(!values.empty());
  const auto count = std::count_if(values.begin(), values.end(), [&](int value) { return value >= limit; });
  return static_cast<double>(count) / static_cast<double>(values.size());
}

}  // namespace tilstede::engine
