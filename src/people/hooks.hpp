// What imports of rosters, calendars and timetables tell the rest of the program. Flags are unknown here:
// commands/import.cpp wires this.
#pragma once

#include <functional>
#include <vector>

#include "people/pupil_year_key.hpp"
#include "platform/db/db.hpp"

namespace tilstede::people {

/// Called once inside the writing transaction, after all is written, with the pupil-years whose school days
/// or lessons are others now; never with none. The pupils are locked (people/lock.hpp).
using OnPupilYearsChanged = std::function<void(db::Tx&, const std::vector<PupilYearKey>&)>;

}  // namespace tilstede::people
