// What changed when absence was registered: whose year, and which flags came or went for it. Pure.
#pragma once

#include <string>

#include "people/pupil_year_key.hpp"

namespace tilstede::attendance {

/// A flag that came or went because of the change, for the answer to the one who registered.
struct FlagChange {
  PupilId pupil;
  std::string rule;
  bool is_raised = true;
};

using tilstede::PupilYearKey;

}  // namespace tilstede::attendance
