#include "nation/rule_blocks_unit.hpp"

namespace tilstede::bench {

void find_days_avx2(const engine::Columns& columns, const RuleTables& tables, engine::Place first,
                    engine::Place last, FindingColumns& findings) {
  engine::TILSTEDE_LANES::find_days(columns, tables, first, last, findings);
}

}  // namespace tilstede::bench
