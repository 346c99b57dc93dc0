// Applying for leave, taking a single day, and withdrawing: what a home does, or the office on its behalf.
#pragma once

#include "access/idempotency.hpp"
#include "attendance/hooks.hpp"
#include "leave/application.hpp"
#include "platform/context.hpp"

namespace tilstede::leave {

/// For one or more children, all or none. A single day stands as absence at once.
Result<access::StoredAnswer, Problem> apply(const Context& context, const access::Actor& actor,
                                            const http::Request& request, const Wish& wish,
                                            const attendance::OnPupilYearChanged& on_changed);

/// Before it is decided; a single day before the day.
Result<LeaveApplication, Problem> withdraw(const Context& context, const access::Actor& actor,
                                           const DecisionId& id,
                                           const attendance::OnPupilYearChanged& on_changed);

}  // namespace tilstede::leave
