// Random: a small generator that gives the same numbers on every machine for the same seed (the demo, the
// tests' generators). Not for secrets.
#pragma once

#include <cstdint>

namespace tilstede {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t bits();
  /// 0 to `below` - 1; `below` is positive.
  int below(int below);
  /// 0 (included) to 1 (not included).
  double unit();
  bool chance(double probability) { return unit() < probability; }
  /// Mean 0, standard deviation 1.
  double normal();

 private:
  std::uint64_t state_;
};

}  // namespace tilstede
