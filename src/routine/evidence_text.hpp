// Evidence as text: kept with a flag, and read again. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/patterns/pattern.hpp"

namespace tilstede::routine {

/// One line of JSON.
std::string stored_text(const engine::Evidence& evidence);

/// Of what `stored_text` wrote; nullopt of what it did not (a kind that is no more).
std::optional<engine::Evidence> parse_evidence(std::string_view text);

}  // namespace tilstede::routine
