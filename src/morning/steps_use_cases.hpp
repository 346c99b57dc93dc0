// What somebody does about a missing pupil: takes it, calls, texts, learns, finds. Start at record_step().
#pragma once

#include "access/idempotency.hpp"
#include "attendance/hooks.hpp"
#include "morning/step.hpp"

namespace tilstede::morning {

/// The answer is JSON: whether the step was saved, or who was there first, and the pupil as it stands then.
/// Two at once: one is saved. `request` carries the Idempotency-Key.
Result<access::StoredAnswer, Problem> record_step(const Context& context, const access::Actor& actor,
                                                  const http::Request& request, const PupilId& pupil,
                                                  const StepWish& wish,
                                                  const attendance::OnPupilYearChanged& on_changed);

}  // namespace tilstede::morning
