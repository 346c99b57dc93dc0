// The middle and the tail of a group: mean, median and p90 of one whole number per pupil. Pure.
#pragma once

#include <vector>

namespace tilstede::engine {

struct Distribution {
  int pupils = 0;
  double mean = 0;
  /// Between the two middle values when their number is even.
  double median = 0;
  double p90 = 0;
};

/// The value at `share` (0 to 1) of the sorted values by linear interpolation between the nearest two.
/// `sorted` is not empty.
double quantile(const std::vector<int>& sorted, double share);

/// Of a group that has pupils; those without absence are zeros among the values, never left out.
Distribution describe(std::vector<int> values);

/// Share of the values that are at least `limit`, 0 to 1.
double share_at_least(const std::vector<int>& values, int limit);

}  // namespace tilstede::engine
