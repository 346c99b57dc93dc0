// The request target and the Cookie header, taken apart: percent-decoded exactly once, refused when two
// readers could understand them differently. Pure, so that it can be fuzzed alone.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/problem.hpp"
#include "base/result.hpp"

namespace tilstede::http {

struct Target {
  std::string path;
  std::map<std::string, std::string, std::less<>> query;
  bool has_repeated_query = false;
};

/// Origin form only ("/path?query"). Refuses what is not visible ASCII, "#", a broken or overlong escape, a
/// decoded control character, an escaped slash, and text that is not UTF-8.
Result<Target, Problem> parse_target(std::string_view target);

/// nullopt when an escape is broken. `plus_is_space` is the rule of queries.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space);

/// The first cookie of that name in a Cookie header.
std::optional<std::string_view> find_cookie(std::string_view header, std::string_view name);

}  // namespace tilstede::http
