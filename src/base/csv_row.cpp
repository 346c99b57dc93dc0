#include "base/csv_row.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace tilstede {

void CsvRow::refuse(std::string column, std::string code, std::string message) {
  is_refused_ = true;
  refused_.push_back({file_, record_.line, std::move(column), std::move(code), std::move(message)});
}

std::string CsvRow::required(const std::string& column) {
  std::string cell = text(column);
  if (cell.empty()) refuse(column, "value-missing", "every row needs a value here");
  return cell;
}

bool CsvRow::boolean(const std::string& column) {
  const std::string cell = text(column);
  if (cell == "true" || cell == "1") return true;
  if (cell != "false" && cell != "0") refuse(column, "boolean-malformed", "expected true, false, 1 or 0");
  return false;
}

Date CsvRow::date(const std::string& column) {
  const auto date = parse_date(text(column));
  if (!date) refuse(column, "date-malformed", "expected a day that exists, as YYYY-MM-DD");
  return date.value_or(Date{});
}

std::optional<Date> CsvRow::optional_date(const std::string& column) {
  if (text(column).empty()) return std::nullopt;
  return date(column);
}

int CsvRow::integer(const std::string& column, int least, int most) {
  const auto number = parse_int(text(column));
  if (number && *number >= least && *number <= most) return static_cast<int>(*number);
  refuse(column, "number-malformed", fmt::format("expected a whole number from {} to {}", least, most));
  return least;
}

int for_each_csv_row(std::string_view text, const std::string& file, const std::vector<std::string>& columns,
                     std::vector<RefusedRow>& refused, const std::function<void(CsvRow&)>& each) {
  auto table = CsvTable::open(text, columns);
  if (!table) {
    refused.push_back({file, table.error().line, "", table.error().code, table.error().message});
    return 0;
  }
  int read = 0;
  while (const auto record = table->next()) {
    ++read;
    if (record->fault) {
      refused.push_back({file, record->line, "", record->fault->code, record->fault->message});
      continue;
    }
    CsvRow row(*table, *record, file, refused);
    each(row);
  }
  return read;
}

}  // namespace tilstede
