// Gaps as JSON.
#pragma once

#include <string>

#include "base/json_fields.hpp"
#include "gaps/gaps_view.hpp"

namespace tilstede::gaps {

/// Minutes after midnight of "15:30", or nothing; ask fields.finish() afterwards.
std::optional<int> read_remind_wish(JsonFields& fields);

std::string to_json(const GapsView& view);
std::string count_json(int own);
std::string remind_json(const std::optional<int>& minute);

}  // namespace tilstede::gaps
