// Reading leave: the home's page, the list of those who decide, a class, one pupil, and the letter.
#pragma once

#include "access/actor.hpp"
#include "base/document.hpp"
#include "base/problem.hpp"
#include "base/result.hpp"
#include "leave/leave_view.hpp"
#include "platform/context.hpp"

namespace tilstede::leave {

/// Of the children the actor may see; to a pupil, the pupil's own. Empty for everybody else.
MyLeaveView my_leave(const Context& context, const access::Actor& actor);

/// Of the pupils the actor decides for, or whose office the actor is: what waits, and what was decided this
/// school year.
Result<CasesView, Problem> read_cases(const Context& context, const access::Actor& actor);

Result<ClassView, Problem> read_class(const Context& context, const access::Actor& actor, const ClassId& id);
Result<PupilView, Problem> read_pupil(const Context& context, const access::Actor& actor, const PupilId& id);

/// To the guardian who applied and to the school.
Result<Document, Problem> read_letter(const Context& context, const access::Actor& actor,
                                      const DecisionId& id);

}  // namespace tilstede::leave
