// Critical counts: how many of n absences must be alike before chance is no longer a fair explanation. Exact
// binomial probabilities, in whole numbers of 2^-56 and rounded against the pattern, so that every machine
// makes the same table. docs/decisions/0009 has the reasons, docs/critical-counts.csv the table in print.
//
// Each absence is a hit with the chance `percent` (the share, rounded up). `sequential` corrects for looking
// after every absence of the year: of pupils without a pattern, at most one in `once_in` ever reaches the
// count at any n. After n absences (n - 2) / n of that chance may be spent. `single` is for one look.
#pragma once

#include <array>
#include <cstdint>

namespace tilstede::engine {

enum class Looks { sequential, single };

inline constexpr int kAbsencesMax = 255;

/// The least number of hits of n that is beyond chance, by n; 255 when no number is.
using CriticalCounts = std::array<std::uint8_t, kAbsencesMax + 1>;

/// The chances for which tables are made, as "one in".
inline constexpr std::array kChances = {2,       5,       10,        15,        20,        30,        50,
                                        70,      100,     150,       200,       300,       400,       500,
                                        700,     1'000,   1'500,     2'000,     3'000,     5'000,     7'000,
                                        10'000,  15'000,  20'000,    30'000,    50'000,    70'000,    100'000,
                                        200'000, 500'000, 1'000'000, 2'000'000, 5'000'000, 10'000'000};

/// Made when first asked for, then kept. `percent` is 1 to 99; `chance` an index of kChances.
const CriticalCounts& critical_counts(Looks looks, int percent, std::size_t chance);

/// How one look is judged.
struct Gathering {
  int hits = 0;
  int of = 0;
  /// The share by chance: `part` of `whole`.
  int part = 0;
  int whole = 0;
};

/// A test of `questions` gatherings at once (five weekdays, many subjects), each of which gets an equal part.
class ChanceTest {
 public:
  ChanceTest(Looks looks, int chance_ppm, int questions);

  bool is_beyond(const Gathering& seen) const;
  /// The rarest chance in round numbers that what was seen is beyond; at least that of the rule when it is
  /// met.
  int once_in(const Gathering& seen) const;

 private:
  Looks looks_;
  int questions_;
  std::size_t chance_;
};

}  // namespace tilstede::engine
