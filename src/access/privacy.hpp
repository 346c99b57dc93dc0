// The text of the privacy rules that staff confirm (opplaeringsforskrifta section 20-2). A new text, a new
// version: everybody is asked again.
#pragma once

#include <string_view>

namespace tilstede::access {

inline constexpr std::string_view kPrivacyTextVersion = "1";

}  // namespace tilstede::access
