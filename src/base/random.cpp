#include "base/random.hpp"

#include <cassert>
#include <cmath>
#include <numbers>

namespace tilstede {

// SplitMix64 (Steele, Lea and Flood 2014).
std::uint64_t Random::bits() {
  state_ += 0x9E3779B97F4A7C15ULL;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
  return mixed ^ (mixed >> 31);
}

int Random::below(int below) {
  assert(below > 0);
  return static_cast<int>((bits() >> 33) % static_cast<std::uint64_t>(below));
}

double Random::unit() {
  return static_cast<double>(bits() >> 11) * 0x1.0p-53;
}

double Random::normal() {
  const double radius = std::sqrt(-2.0 * std::log(1.0 - unit()));
  return radius * std::cos(2.0 * std::numbers::pi * unit());
}

}  // namespace tilstede
