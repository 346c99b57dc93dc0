// Deciding, ending and listing exemptions. Flags are re-evaluated in the transaction of the decision.
#pragma once

#include "access/idempotency.hpp"
#include "routine/exemption_view.hpp"
#include "routine/routines.hpp"

namespace tilstede::routine {

/// `request` carries the Idempotency-Key. The answer is 201 with the decision.
Result<access::StoredAnswer, Problem> decide_exemption(const Context& context, const Routines& routines,
                                                       const access::Actor& actor,
                                                       const http::Request& request, const PupilId& pupil,
                                                       const ExemptionWish& wish);

/// From today on it covers nothing; what it covered before stays covered. Ending it again changes nothing.
Result<ExemptionView, Problem> end_exemption(const Context& context, const Routines& routines,
                                             const access::Actor& actor, const ExemptionId& id);

/// The newest first, also ended ones. One event in the audit log.
Result<std::vector<ExemptionView>, Problem> list_exemptions(const Context& context,
                                                            const access::Actor& actor, const PupilId& pupil);

}  // namespace tilstede::routine
