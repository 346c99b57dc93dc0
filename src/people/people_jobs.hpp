// What people has done in the background: changes that everybody has read are forgotten.
#pragma once

#include "platform/context.hpp"
#include "platform/jobs/jobs.hpp"

namespace tilstede::people {

void add_people_jobs(Jobs& jobs, const Context& context);

}  // namespace tilstede::people
