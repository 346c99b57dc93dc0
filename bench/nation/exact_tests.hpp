// Critical counts of the benchmark's pattern rules: so many of n are needed before chance alone is too
// unlikely an explanation (under 1 %, and four at least). Made once per calendar; no logarithm when rules are
// evaluated.
#pragma once

#include <cstdint>

namespace tilstede::bench {

constexpr std::uint8_t kNeverCritical = 255;

/// `drawn` of `all` days, `marked` of which are of the pattern.
std::uint8_t critical_of_days(int all, int marked, int drawn);

/// Of `n` entries, where each has the probability `share`.
std::uint8_t critical_of_entries(int n, double share);

}  // namespace tilstede::bench
