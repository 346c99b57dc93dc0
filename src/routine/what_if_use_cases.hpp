// Runs a proposed routine over a school year's entries (what_if.hpp), for `tilstede simulate` and the API.
// Reads only.
#pragma once

#include <optional>

#include "access/actor.hpp"
#include "base/problem.hpp"
#include "base/result.hpp"
#include "platform/context.hpp"
#include "routine/outline.hpp"
#include "routine/what_if.hpp"

namespace tilstede::routine {

/// The last school year that is over on `today`.
SchoolYear last_whole_year(const Date& today);

/// Everybody enrolled on some day of the year, by the entries up to today.
WhatIf simulate(const Context& context, const Routines& in_force, const Routine& proposed, SchoolYear year,
                const std::vector<Variation>& variations);

struct WhatIfWish {
  /// The text of a routine file.
  std::string routine;
  /// Empty: the last whole one.
  std::optional<SchoolYear> year;
  std::vector<Variation> variations;
};

/// The routine in force, or the newest version where none is. For who may try a routine.
Result<DraftStart, Problem> start_draft(const Context& context, const Routines& in_force,
                                        const access::Actor& actor);

/// What stands in a draft. For who may try a routine; 422 `routine-invalid` with every wrong line.
Result<Routine, Problem> read_draft(const Context& context, const access::Actor& actor,
                                    const std::string& text);

/// For who may try a routine (access/may.hpp), logged as a read of figures. The school owner gets every
/// school; the administrator, who sets the routine up but is not to know of pupils, the municipality alone.
/// 422 `routine-invalid` with every wrong line, or `invalid-request` for variations that do not fit.
Result<WhatIf, Problem> try_routine(const Context& context, const Routines& in_force,
                                    const access::Actor& actor, const WhatIfWish& wish);

}  // namespace tilstede::routine
