// Variation: one rule's threshold tried at several values, "days-10=5..20". Every value is one variant of the
// routine that differs from the file in that threshold alone. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "routine/routine.hpp"

namespace tilstede::routine {

struct Variation {
  std::string rule;
  int from = 1;
  int to = 1;
  int step = 1;

  bool operator==(const Variation&) const = default;
};

/// At most so many variants at once, over all rules.
inline constexpr int kVariantsMax = 50;

/// "RULE=FROM..TO", "RULE=FROM..TO:STEP" or "RULE=VALUE"; else what it should be.
Result<Variation, std::string> parse_variation(std::string_view text);

/// From `from` on, by `step`, up to `to`.
std::vector<int> values_of(const Variation& variation);

/// What is wrong with each for this routine, one text per wrong variation; empty when all can be tried.
/// Only a rule with a threshold of its own can be varied: no pattern.
std::vector<std::string> misfits(const Routine& routine, const std::vector<Variation>& variations);

}  // namespace tilstede::routine
