#include "routine/exemption_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace tilstede::routine {
namespace {

using nlohmann::json;

json json_of(const ExemptionView& view) {
  const auto& decision = view.decision;
  return {{"exemption_id", to_text(decision.id)},
          {"kind", decision.kind},
          {"from", to_text(decision.from)},
          {"until", to_text(decision.until)},
          {"reasons", decision.reasons},
          {"grounds", decision.grounds.reveal()},
          {"decided_by", view.decided_by.reveal()},
          {"decided_at", to_text(decision.decided_at)},
          {"ended_at", decision.ended_at ? json(to_text(*decision.ended_at)) : json(nullptr)}};
}

bool knows_kind(const Routine* routine, const std::string& kind) {
  return routine && std::any_of(routine->exemptions.begin(), routine->exemptions.end(),
                                [&](const ExemptionKind& known) { return known.id == kind; });
}

}  // namespace

std::string to_json(const ExemptionView& view) {
  return json_of(view).dump();
}

std::string to_json(const std::vector<ExemptionView>& views) {
  auto exemptions = json::array();
  for (const auto& view : views)
    exemptions.push_back(json_of(view));
  return json{{"exemptions", std::move(exemptions)}}.dump();
}

ExemptionWish read_wish(JsonFields& fields) {
  ExemptionWish wish;
  wish.kind = fields.text("kind", 60);
  wish.from = fields.date("from");
  wish.until = fields.date("until");
  wish.reasons = fields.optional_texts("reasons", 20, 60);
  auto grounds = fields.text("grounds", 4000);
  if (grounds.empty()) fields.refuse("grounds", "empty", "Say why the routine is not followed.");
  wish.grounds = PersonalText(std::move(grounds));
  return wish;
}

std::optional<Problem> problem_of(const ExemptionWish& wish, const Routine* routine,
                                  const std::vector<std::string>& reason_codes) {
  Problem problem{422, "invalid-request", "The request is not understood.", "", {}};
  if (!knows_kind(routine, wish.kind)) {
    problem.places.push_back({"/kind", "unknown-exemption", "Name an exemption of the routine in force."});
  }
  if (wish.until < wish.from) {
    problem.places.push_back({"/until", "before-from", "The last day is before the first one."});
  }
  for (std::size_t i = 0; i < wish.reasons.size(); ++i) {
    if (std::find(reason_codes.begin(), reason_codes.end(), wish.reasons[i]) != reason_codes.end()) continue;
    problem.places.push_back({fmt::format("/reasons/{}", i), "unknown-reason",
                              "Name a code of the catalogue (GET /api/reasons)."});
  }
  if (problem.places.empty()) return std::nullopt;
  return problem;
}

}  // namespace tilstede::routine
