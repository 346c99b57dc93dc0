// An exemption as it is shown, and as it is asked for. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json_fields.hpp"
#include "routine/exemption.hpp"
#include "routine/routine.hpp"

namespace tilstede::routine {

struct ExemptionView {
  ExemptionDecision decision;
  /// The name of the one who decided.
  PersonalText decided_by;
};

/// As `Exemption` of api/openapi.yaml.
std::string to_json(const ExemptionView& view);
/// The answer of GET /api/pupils/{pupil_id}/exemptions.
std::string to_json(const std::vector<ExemptionView>& views);

/// What the one who decides says.
struct ExemptionWish {
  std::string kind;
  Date from{};
  Date until{};
  std::vector<std::string> reasons;
  PersonalText grounds;
};

ExemptionWish read_wish(JsonFields& fields);

/// 422 with every wrong place: a kind the routine does not know, an end before the beginning, an unknown
/// reason. `routine` is the one in force today; without one no kind is known.
std::optional<Problem> problem_of(const ExemptionWish& wish, const Routine* routine,
                                  const std::vector<std::string>& reason_codes);

}  // namespace tilstede::routine
