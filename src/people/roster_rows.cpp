#include "people/roster_rows.hpp"

#include "base/text.hpp"

namespace tilstede::people {

void for_each_row(const RosterFiles& files, const std::string& file, const std::vector<std::string>& columns,
                  const ImportOptions& options, ParsedRoster& parsed,
                  const std::function<void(CsvRow&)>& each) {
  const auto found = files.find(file);
  if (found == files.end()) {
    parsed.is_complete = false;
    parsed.refused.push_back({file, 0, "", "file-missing", "the roster needs this file"});
    return;
  }
  const std::size_t refused_before = parsed.refused.size();
  const int rows = for_each_csv_row(found->second, file, columns, parsed.refused, [&](CsvRow& row) {
    if (row.text("status") != "tobedeleted") each(row);
  });
  // No row and a refusal: the header could not be used.
  if (rows == 0 && parsed.refused.size() > refused_before) parsed.is_complete = false;
  parsed.read += rows;
  if (options.on_progress) options.on_progress({file, rows, rows});
}

std::optional<int> parse_grade(std::string_view text) {
  const auto grade = parse_int(text.starts_with('0') ? text.substr(1) : text);
  if (!grade || *grade < 1 || *grade > 10) return std::nullopt;
  return static_cast<int>(*grade);
}

}  // namespace tilstede::people
