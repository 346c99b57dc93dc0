// The pupils behind a figure: everybody who was enrolled in the school year, counted by the routine's rule.
#pragma once

#include <vector>

#include "base/date.hpp"
#include "owner/statistics.hpp"
#include "platform/context.hpp"
#include "routine/routines.hpp"

namespace tilstede::owner {

/// One per pupil who was enrolled on some day of `year` up to `until`. Where the pupil is enrolled on `until`
/// (or on the last school day before it) decides the group; who is enrolled nowhere then has left.
std::vector<PupilFigure> pupil_figures(const Context& context, const routine::Routines& routines,
                                       Measure measure, SchoolYear year, const Date& until);

}  // namespace tilstede::owner
