// A short code: eight letters and digits that are not taken for one another, typed by hand. 39 bits: enough
// where guesses are slowed (code_gate.hpp) and a code lives for hours. Pure.
#pragma once

#include <string>
#include <string_view>

namespace tilstede::substitute {

inline constexpr std::size_t kCodeLength = 8;

/// From 16 hexadecimal digits of randomness.
std::string short_code(std::string_view random_hex);

/// As it is compared: upper case, without blanks and hyphens.
std::string normalised_code(std::string_view typed);

}  // namespace tilstede::substitute
