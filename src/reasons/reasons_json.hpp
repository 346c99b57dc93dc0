// Reasons as JSON: `Reason` of api/openapi.yaml. Pure.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/json_fields.hpp"
#include "reasons/reason.hpp"

namespace tilstede::reasons {

nlohmann::json json_of(const Reason& reason);
std::string to_json(const std::vector<Reason>& reasons);

/// All but the code. Ask fields.finish() afterwards.
Reason read_reason(JsonFields& fields);

}  // namespace tilstede::reasons
