// A routine file (routines/*.toml) to a Routine, or every wrong place in it with file, line, column and
// remedy. The grammar is described in src/routine/README.md. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "routine/routine.hpp"

namespace tilstede::routine {

/// `file` is how messages call the text.
Result<Routine, std::vector<RoutineError>> parse_routine(std::string_view text, const std::string& file);

/// What `routine check` says of a file without errors: rules not evaluated yet, reasons it does not know.
std::vector<RoutineError> notes_on(const Routine& routine);

}  // namespace tilstede::routine
