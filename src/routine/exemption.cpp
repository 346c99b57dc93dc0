#include "routine/exemption.hpp"

#include <algorithm>

namespace tilstede::routine {

Period period_in_force(const ExemptionDecision& decision) {
  if (!decision.ended_on) return {decision.from, decision.until};
  return {decision.from, std::min(decision.until, add_days(*decision.ended_on, -1))};
}

}  // namespace tilstede::routine
