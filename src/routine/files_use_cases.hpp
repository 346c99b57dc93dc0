// Reads routine files from disk: the one in force, with the versions before it, and `routine check`.
#pragma once

#include <stdexcept>
#include <string>

#include "routine/routines.hpp"

namespace tilstede::routine {

/// What is wrong with a routine file; `what()` has one line per wrong place.
class RoutineFileError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One file alone, such as a draft. Throws RoutineFileError.
Routine read_routine(const std::string& path);

/// `file` and the versions before it: earlier/<id>-*.toml beside it. Throws RoutineFileError.
Routines load_routines(const std::string& file);

/// What `routine check` prints of a file that is right: what it is, and what it holds that is not evaluated
/// yet. Throws RoutineFileError when it is wrong, alone or beside the earlier versions.
std::string check_file(const std::string& file);

}  // namespace tilstede::routine
