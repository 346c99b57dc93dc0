// One file of a roster, row by row: what all of them share. Rows marked `tobedeleted` are left out.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/csv.hpp"
#include "people/roster_parse.hpp"

namespace tilstede::people {

class RosterRow {
 public:
  RosterRow(const CsvTable& table, const CsvRecord& record, const std::string& file, ParsedRoster& parsed)
      : table_(table), record_(record), file_(file), parsed_(parsed) {}

  std::string text(std::string_view column) const { return std::string(table_.cell(record_, column)); }
  /// Refuses the row when the cell is empty.
  std::string required(const std::string& column);
  /// Refuses the row when the cell holds something that is no date.
  std::optional<Date> date(const std::string& column);
  void refuse(std::string column, std::string code, std::string message);
  bool is_refused() const { return is_refused_; }

 private:
  const CsvTable& table_;
  const CsvRecord& record_;
  const std::string& file_;
  ParsedRoster& parsed_;
  bool is_refused_ = false;
};

/// Calls `each` for every row of the file that is well formed and not deleted.
void for_each_row(const RosterFiles& files, const std::string& file, const std::vector<std::string>& columns,
                  const ImportOptions& options, ParsedRoster& parsed,
                  const std::function<void(RosterRow&)>& each);

/// "05", "5" and "10" are grades; everything else is nothing.
std::optional<int> parse_grade(std::string_view text);

}  // namespace tilstede::people
