// Bounds: what can be said of unknown whole numbers, none below zero or above its most, from the sums of some
// sets of them; drawn tighter until nothing changes. Pure.
#pragma once

#include <cstdint>
#include <vector>

namespace tilstede::owner {

struct Interval {
  std::int64_t low = 0;
  std::int64_t high = 0;

  bool is_exact() const { return low == high; }
};

struct Sum {
  std::vector<int> atoms;
  std::int64_t value = 0;
};

/// Adds what is left of each sum when another one inside it is subtracted, where few atoms are left: small
/// rests are what gives people away.
void add_small_differences(std::vector<Sum>& sums);

class Bounds {
 public:
  Bounds(const std::vector<std::int64_t>& most, std::vector<Sum> sums);

  /// Of the sum of these atoms, sorted.
  Interval of(const std::vector<int>& atoms) const;

 private:
  Interval added(const std::vector<int>& atoms) const;
  bool tighten(const Sum& sum);

  std::vector<Interval> atoms_;
  std::vector<Sum> sums_;
};

}  // namespace tilstede::owner
