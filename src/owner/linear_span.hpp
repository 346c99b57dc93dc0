// LinearSpan: which 0/1 vectors are linear combinations of those added so far. Pure.
//
// Arithmetic is exact, modulo the prime 2^61 - 1: what is a combination over the rational numbers is one here
// unless the prime divides a determinant of the 0/1 matrix; the error, were it ever made, is one of 10^18.
#pragma once

#include <cstdint>
#include <vector>

namespace tilstede::owner {

class LinearSpan {
 public:
  explicit LinearSpan(int size) : size_(static_cast<std::size_t>(size)) {}

  /// Vectors are given by the places of their ones.
  /// Kept reduced from now on; `would_reach` tells of it.
  void watch(const std::vector<int>& ones);

  bool contains(const std::vector<int>& ones) const;
  /// Would a watched vector become a combination if this one were added?
  bool would_reach_watched(const std::vector<int>& ones) const;
  void add(const std::vector<int>& ones);

 private:
  using Vector = std::vector<std::uint64_t>;

  Vector reduced(const std::vector<int>& ones) const;

  std::size_t size_;
  /// Each is 1 in its pivot, where all the others are 0.
  std::vector<Vector> basis_;
  std::vector<std::size_t> pivots_;
  std::vector<Vector> watched_;
};

}  // namespace tilstede::owner
