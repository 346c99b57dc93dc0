// Small helpers on text: strict numbers, trimming, splitting, UTF-8.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tilstede {

/// Decimal digits with an optional leading minus and nothing else; nullopt when out of range.
std::optional<std::int64_t> parse_int(std::string_view text);

std::string_view trimmed(std::string_view text);

/// Keeps empty parts: "a,,b" gives three.
std::vector<std::string_view> split(std::string_view text, char separator);

bool is_valid_utf8(std::string_view text);

/// Number of code points of valid UTF-8.
std::size_t utf8_length(std::string_view text);

/// ASCII only: names are compared by the database's Norwegian collation, not by this.
std::string to_lower_ascii(std::string_view text);

}  // namespace tilstede
