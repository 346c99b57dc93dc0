// The answers summed up as DuckDB sums up its own: how many, the sum, and a sum weighted by pupil or school,
// so that an answer given to the wrong one shows. As lines of JSON.
#pragma once

#include <string>

#include "nation/workload.hpp"

namespace tilstede::bench {

std::string sums_of(const Workload& workload);

}  // namespace tilstede::bench
