// The part of iCalendar (RFC 5545) that a school route needs: content lines, unfolded, with the line they
// began on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tilstede::calendar {

struct ContentLine {
  int line = 0;
  /// Upper case: "DTSTART".
  std::string name;
  /// Upper case, between name and value: "VALUE=DATE".
  std::string parameters;
  /// With the escapes of texts (\n \, \; \\) undone.
  std::string value;
};

/// Lines without a colon are left out.
std::vector<ContentLine> read_content_lines(std::string_view text);

}  // namespace tilstede::calendar
