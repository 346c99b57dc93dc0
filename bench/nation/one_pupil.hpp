// One new entry: put among the pupil's own, and all rules evaluated again from the beginning.
#pragma once

#include <string>

#include "nation/rules.hpp"

namespace tilstede::bench {

/// Pupils in no order, so with cold memory. A line of JSON: microseconds, the clock's own time included.
std::string measure_one_pupil(const engine::Columns& columns, const RuleTables& tables);

}  // namespace tilstede::bench
