// What a contact teacher looks at each week, the class review, and the page of one pupil's absence.
#pragma once

#include "access/actor.hpp"
#include "base/problem.hpp"
#include "base/result.hpp"
#include "followup/class_review.hpp"
#include "followup/pupil_absence.hpp"
#include "platform/context.hpp"
#include "routine/routines.hpp"

namespace tilstede::followup {

/// Logged as one read of a list. The number of statements does not grow with the class.
Result<ClassReview, Problem> review_class(const Context& context, const routine::Routines& routines,
                                          const access::Actor& actor, const ClassId& school_class);

struct PupilQuestion {
  PupilId pupil;
  SchoolYear year;
  attendance::Superseded superseded = attendance::Superseded::left_out;
};

/// Logged as a read of the pupil.
Result<PupilAbsence, Problem> read_pupil_absence(const Context& context, const routine::Routines& routines,
                                                 const access::Actor& actor, const PupilQuestion& question);

}  // namespace tilstede::followup
