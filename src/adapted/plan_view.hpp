// A plan as it is shown and as it is asked for: `SchoolingPlan` of api/openapi.yaml. Pure.
#pragma once

#include <string>
#include <vector>

#include "adapted/plan.hpp"
#include "base/json_fields.hpp"

namespace tilstede::adapted {

struct PlanView {
  SchoolingPlan plan;
  /// The name of the one who decided.
  PersonalText decided_by;
  bool has_note = false;
};

std::string to_json(const PlanView& view);
std::string to_json(const std::vector<PlanView>& views);

/// Ask fields.finish() afterwards.
SchoolingPlan read_plan(JsonFields& fields, const PupilId& pupil);

}  // namespace tilstede::adapted
