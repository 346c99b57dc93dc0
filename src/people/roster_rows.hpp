// One file of a roster, row by row. Rows marked `tobedeleted` are left out.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/csv_row.hpp"
#include "people/roster_parse.hpp"

namespace tilstede::people {

/// Calls `each` for every row of the file that is well formed and not deleted. A missing or unreadable file
/// leaves the roster incomplete.
void for_each_row(const RosterFiles& files, const std::string& file, const std::vector<std::string>& columns,
                  const ImportOptions& options, ParsedRoster& parsed,
                  const std::function<void(CsvRow&)>& each);

/// "05", "5" and "10" are grades; everything else is nothing.
std::optional<int> parse_grade(std::string_view text);

}  // namespace tilstede::people
