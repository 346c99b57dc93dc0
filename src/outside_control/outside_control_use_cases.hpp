// Deciding that nothing counts as absence for some pupils in some lessons, and undoing it. Start at decide().
#pragma once

#include "access/idempotency.hpp"
#include "attendance/hooks.hpp"
#include "outside_control/outside_control_view.hpp"
#include "platform/context.hpp"

namespace tilstede::outside_control {

/// In one transaction with what it sets aside and with the flags. Every pupil must be the actor's to decide
/// for.
Result<access::StoredAnswer, Problem> decide(const Context& context, const access::Actor& actor,
                                             const http::Request& request, const Wish& wish,
                                             const attendance::OnPupilYearChanged& on_changed);

/// The former entries stand again. Undoing it twice changes nothing.
Result<DecisionView, Problem> undo(const Context& context, const access::Actor& actor, const DecisionId& id,
                                   const attendance::OnPupilYearChanged& on_changed);

/// The pupils the actor may decide for, with what stands in the lesson (0: on the day), and the decisions of
/// the day that are about them. Logged as one read of a list.
Result<DayView, Problem> read_day(const Context& context, const access::Actor& actor, const Date& date,
                                  int lesson);

}  // namespace tilstede::outside_control
