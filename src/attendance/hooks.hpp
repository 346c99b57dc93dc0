// What attendance tells the rest of the program. Attendance knows nothing of routines: main.cpp wires this.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "people/ids.hpp"
#include "platform/db/db.hpp"

namespace tilstede::attendance {

/// A flag that came or went because of the change, for the answer to the one who registered.
struct FlagChange {
  PupilId pupil;
  std::string rule;
  bool is_raised = true;
};

struct PupilYearKey {
  PupilId pupil;
  SchoolYear year;

  auto operator<=>(const PupilYearKey&) const = default;
};

/// Called inside the writing transaction, after the entries are written; the pupils are locked already
/// (people/lock.hpp), so two writers cannot both miss the entry that makes five.
using OnPupilYearChanged = std::function<std::vector<FlagChange>(db::Tx&, const std::vector<PupilYearKey>&)>;

}  // namespace tilstede::attendance
