// Enrolments (school and grade, with dates) from memberships of homerooms. Pure.
#pragma once

#include <vector>

#include "people/roster.hpp"

namespace tilstede::people {

/// One per pupil, school and grade and unbroken run of days: memberships that touch or overlap are merged, so
/// a change of class within a school is no change of enrolment, and a move in mid-year is two.
std::vector<RosterEnrolment> derive_enrolments(const std::vector<RosterClass>& classes,
                                               const std::vector<RosterMember>& members);

}  // namespace tilstede::people
