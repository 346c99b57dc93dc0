// Deciding on a leave, changing a granted one, and who decides at a school.
#pragma once

#include "access/idempotency.hpp"
#include "attendance/hooks.hpp"
#include "leave/deciding.hpp"
#include "platform/context.hpp"

namespace tilstede::leave {

/// The principal, or whoever the delegation lets decide. The letter is made and the home told; of a granted
/// leave the days are entered, all in one transaction.
Result<LeaveApplication, Problem> decide(const Context& context, const access::Actor& actor,
                                         const DecisionId& id, const DecisionWish& wish,
                                         const attendance::OnPupilYearChanged& on_changed);

/// A granted leave is shortened, or undone when nothing of it is to stand.
Result<LeaveApplication, Problem> change(const Context& context, const access::Actor& actor,
                                         const DecisionId& id, const ChangeWish& wish,
                                         const attendance::OnPupilYearChanged& on_changed);

/// The principal's.
Result<Delegation, Problem> set_delegation(const Context& context, const access::Actor& actor,
                                           const SchoolId& school, const Delegation& delegation);

}  // namespace tilstede::leave
