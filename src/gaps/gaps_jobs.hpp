// The quiet reminder at the end of the day, in the background.
#pragma once

#include "platform/context.hpp"
#include "platform/jobs/jobs.hpp"

namespace tilstede::gaps {

void add_gaps_jobs(Jobs& jobs, const Context& context);

}  // namespace tilstede::gaps
