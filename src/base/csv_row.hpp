// CsvRow: one record of a table with the refusals it gives: what the small import files share.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.hpp"
#include "base/date.hpp"
#include "base/import_report.hpp"

namespace tilstede {

class CsvRow {
 public:
  CsvRow(const CsvTable& table, const CsvRecord& record, const std::string& file,
         std::vector<RefusedRow>& refused)
      : table_(table), record_(record), file_(file), refused_(refused) {}

  int line() const { return record_.line; }
  std::string text(std::string_view column) const { return std::string(table_.cell(record_, column)); }
  // Each refuses the row when the cell is not what it should be, and then gives a default.
  std::string required(const std::string& column);
  /// true, false, 1 or 0.
  bool boolean(const std::string& column);
  Date date(const std::string& column);
  std::optional<Date> optional_date(const std::string& column);
  int integer(const std::string& column, int least, int most);

  void refuse(std::string column, std::string code, std::string message);
  bool is_refused() const { return is_refused_; }

 private:
  const CsvTable& table_;
  const CsvRecord& record_;
  const std::string& file_;
  std::vector<RefusedRow>& refused_;
  bool is_refused_ = false;
};

/// Calls `each` for every well-formed record; returns how many records there were. A file that cannot be read
/// at all gives one refusal and no call.
int for_each_csv_row(std::string_view text, const std::string& file, const std::vector<std::string>& columns,
                     std::vector<RefusedRow>& refused, const std::function<void(CsvRow&)>& each);

}  // namespace tilstede
