// The outline of a routine: its steps, the rules that lead to them, and where in the file each threshold
// stands, so that one can be changed without knowing the file. Pure.
#pragma once

#include <string>
#include <vector>

#include "routine/routine.hpp"

namespace tilstede::routine {

/// As `RoutineOutline` of api/openapi.yaml.
std::string outline_json(const Routine& routine);

/// What a draft starts from.
struct DraftStart {
  /// Never null.
  const Routine* routine = nullptr;
  /// The school years with a calendar that have begun, oldest first.
  std::vector<SchoolYear> years;
  /// The one that is tried when none is asked for.
  SchoolYear year;
};

/// As `RoutineText` of api/openapi.yaml.
std::string to_json(const DraftStart& start);

}  // namespace tilstede::routine
