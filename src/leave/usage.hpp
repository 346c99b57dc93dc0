// LeaveUsage: how many days of leave of each sort a pupil has in a school year, taken and to come, by the
// entries that stand. Also what was registered by hand or imported counts. Pure.
#pragma once

#include <vector>

#include "engine/pupil_year.hpp"

namespace tilstede::leave {

struct LeaveUsage {
  int leave_days = 0;
  int religious_days = 0;
  /// Without application; the municipality says how many there may be.
  int single_days = 0;
};

LeaveUsage usage_of(const std::vector<engine::Entry>& entries);

}  // namespace tilstede::leave
