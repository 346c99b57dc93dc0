// The rules for many pupils: on planes, compiled once per instruction set from rule_blocks_unit.hpp, and what
// planes do not help with.
#pragma once

#include "nation/rules.hpp"

namespace tilstede::bench {

using FindDays = void(const engine::Columns& columns, const RuleTables& tables, engine::Place first,
                      engine::Place last, FindingColumns& findings);
FindDays find_days_baseline;
FindDays find_days_avx2;
FindDays find_days_avx512;

/// The rest: what is found pupil by pupil.
FindDays find_pupils;

}  // namespace tilstede::bench
