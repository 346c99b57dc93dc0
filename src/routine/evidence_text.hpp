// Evidence as text: kept with a flag, and read again. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/patterns/pattern.hpp"

namespace tilstede::routine {

/// One line of JSON.
std::string text_of(const engine::Evidence& evidence);

/// Of what `text_of` wrote; nullopt of what it did not (a kind that is no more).
std::optional<engine::Evidence> parse_evidence(std::string_view text);

}  // namespace tilstede::routine
