// Every kernel of every instruction set against the plain way, value by value: of the world that is measured
// and of a small one of odd pupils. Answers a line of JSON; "differences" is 0.
#pragma once

#include <string>

#include "nation/workload.hpp"

namespace tilstede::bench {

std::string self_check(const Workload& workload);

}  // namespace tilstede::bench
