// The night's work of the routine, for platform/jobs.
#pragma once

#include "platform/context.hpp"
#include "routine/routines.hpp"

namespace tilstede::routine {

/// Evaluates everybody when the day or the routine in force is another than the last time. Cheap otherwise,
/// so it may be asked often: `jobs.add({"flags", 1min, [&] { evaluate_new_day(context, routines); }});`
void evaluate_new_day(const Context& context, const Routines& routines);

}  // namespace tilstede::routine
