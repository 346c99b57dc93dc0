// The middle and the tail of a group: mean, median and p90 of one whole number per pupil. Pure.
#pragma once

#include <cstdint>
#include <vector>

namespace tilstede::engine {

/// How many pupils have each number. Numbers of a school year are small, so nothing needs sorting; those
/// without absence are zeros among the others, never left out.
class Distribution {
 public:
  /// `value` is not negative.
  void add(int value) {
    const auto index = static_cast<std::size_t>(value);
    if (index >= pupils_of_.size()) pupils_of_.resize(index + 1, 0);
    ++pupils_of_[index];
    ++pupils_;
    sum_ += value;
  }

  int pupils() const { return pupils_; }
  std::int64_t sum() const { return sum_; }
  int at_least(int limit) const;

  // Of a group that has pupils.

  /// The value at `share` (0 to 1) of the sorted values by linear interpolation between the nearest two: the
  /// median of an even number lies between the two middle ones.
  double quantile(double share) const;
  double median() const { return quantile(0.5); }
  double p90() const { return quantile(0.9); }

 private:
  /// The value at this place of the sorted ones, from 0.
  int at(int place) const;

  std::vector<int> pupils_of_;
  int pupils_ = 0;
  std::int64_t sum_ = 0;
};

}  // namespace tilstede::engine
