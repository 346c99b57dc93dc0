// What access does in the background: sealing the audit log, and forgetting what has run out.
#pragma once

#include "platform/context.hpp"
#include "platform/jobs/jobs.hpp"

namespace tilstede::access {

/// Opens the audit key first: throws std::runtime_error with a remedy when it is missing or another.
void add_access_jobs(Jobs& jobs, const Context& context);

}  // namespace tilstede::access
