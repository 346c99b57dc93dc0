// The content of a half-year report as it is frozen: one JSON text, the same for the same facts, so that its
// digest says whether anything behind it has changed. Pure.
#pragma once

#include <optional>
#include <string>

#include "certificate/absence_facts.hpp"

namespace tilstede::certificate {

std::string to_content(const AbsenceFacts& facts);
/// Of a text that to_content wrote.
AbsenceFacts parse_content(const std::string& content);

/// A date that stands otherwise now than when the report was frozen.
struct DateChange {
  Date date{};
  std::optional<DateFact> before;
  std::optional<DateFact> now;
};

struct Difference {
  AbsenceFigures before;
  AbsenceFigures now;
  std::vector<DateChange> dates;
};

/// Nothing when the facts are the same.
std::optional<Difference> difference(const AbsenceFacts& frozen, const AbsenceFacts& now);

}  // namespace tilstede::certificate
