// What tells pupils of one name apart, as JSON: null where nothing must (same_name.hpp).
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace tilstede::people {

nlohmann::json told_apart_json(const std::string& told_apart_by);

}  // namespace tilstede::people
