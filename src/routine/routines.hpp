// Routines: the versions of a municipality's routine, in the order they are in force. Which one rules a day.
// Pure.
#pragma once

#include <vector>

#include "base/result.hpp"
#include "routine/routine.hpp"

namespace tilstede::routine {

struct Routines {
  /// Oldest first, without gaps and overlaps.
  std::vector<Routine> versions;
};

/// Nullptr before the first version and after the last one's end.
const Routine* in_force(const Routines& routines, const Date& date);

/// The rule as the newest version that has it says it.
const Rule* newest_rule(const Routines& routines, std::string_view id);

/// Of any version.
bool crosses_years(const Routines& routines);

/// Sorts by validity; a gap, an overlap, a version that stands twice and another routine's file are errors.
Result<Routines, std::vector<RoutineError>> arrange(std::vector<Routine> versions);

/// One routine for all days, whatever its validity: what `--routine FILE` asks for.
Routines always(Routine routine);

}  // namespace tilstede::routine
