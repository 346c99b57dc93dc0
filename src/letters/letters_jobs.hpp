// The outbox in the background: sending, and deleting content that is old enough.
#pragma once

#include "platform/context.hpp"
#include "platform/jobs/jobs.hpp"

namespace tilstede::letters {

void add_letters_jobs(Jobs& jobs, const Context& context);

}  // namespace tilstede::letters
