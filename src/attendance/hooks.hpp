// What attendance tells the rest of the program. Attendance knows nothing of routines: main.cpp wires this.
#pragma once

#include <functional>
#include <vector>

#include "attendance/changes.hpp"
#include "platform/db/db.hpp"

namespace tilstede::attendance {

/// Called inside the writing transaction, after the entries are written; the pupils are locked already
/// (people/lock.hpp), so two writers cannot both miss the entry that makes five.
using OnPupilYearChanged = std::function<std::vector<FlagChange>(db::Tx&, const std::vector<PupilYearKey>&)>;

}  // namespace tilstede::attendance
