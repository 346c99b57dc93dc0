// Why a link or a handover is refused: each its own code, for which the page has words that say what to do.
// Pure.
#pragma once

#include "base/problem.hpp"

namespace tilstede::substitute {

Problem link_unknown();
Problem link_used();
Problem link_expired();
Problem link_withdrawn();
Problem link_taken();
Problem link_not_yet();
/// Too many wrong codes just now.
Problem codes_slowed();
Problem lesson_registered();
Problem date_refused();
Problem no_school();
Problem not_in_timetable();

}  // namespace tilstede::substitute
