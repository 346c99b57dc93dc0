#include "people/roster_rows.hpp"

#include "base/text.hpp"

namespace tilstede::people {

std::string RosterRow::required(const std::string& column) {
  const std::string_view cell = table_.cell(record_, column);
  if (cell.empty()) refuse(column, "value-missing", "every row needs a value here");
  return std::string(cell);
}

std::optional<Date> RosterRow::date(const std::string& column) {
  const std::string_view cell = table_.cell(record_, column);
  if (cell.empty()) return std::nullopt;
  const auto date = parse_date(cell);
  if (!date) refuse(column, "date-malformed", "expected a day that exists, as YYYY-MM-DD, or nothing");
  return date;
}

void RosterRow::refuse(std::string column, std::string code, std::string message) {
  is_refused_ = true;
  parsed_.refused.push_back({file_, record_.line, std::move(column), std::move(code), std::move(message)});
}

void for_each_row(const RosterFiles& files, const std::string& file, const std::vector<std::string>& columns,
                  const ImportOptions& options, ParsedRoster& parsed,
                  const std::function<void(RosterRow&)>& each) {
  const auto found = files.find(file);
  if (found == files.end()) {
    parsed.is_complete = false;
    parsed.refused.push_back({file, 0, "", "file-missing", "the roster needs this file"});
    return;
  }
  auto table = CsvTable::open(found->second, columns);
  if (!table) {
    parsed.is_complete = false;
    parsed.refused.push_back({file, table.error().line, "", table.error().code, table.error().message});
    return;
  }
  int rows = 0;
  while (const auto record = table->next()) {
    ++rows;
    if (record->fault) {
      parsed.refused.push_back({file, record->line, "", record->fault->code, record->fault->message});
      continue;
    }
    RosterRow row(*table, *record, file, parsed);
    if (row.text("status") != "tobedeleted") each(row);
  }
  parsed.read += rows;
  if (options.on_progress) options.on_progress({file, rows, rows});
}

std::optional<int> parse_grade(std::string_view text) {
  const auto grade = parse_int(text.starts_with('0') ? text.substr(1) : text);
  if (!grade || *grade < 1 || *grade > 10) return std::nullopt;
  return static_cast<int>(*grade);
}

}  // namespace tilstede::people
