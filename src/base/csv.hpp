// CSV as RFC 4180 has it, read strictly and line by line: every record knows the line it began on, so that a
// refusal can name it. UTF-8 only; a byte order mark is accepted; CRLF, LF and a lone CR end a line.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace tilstede {

/// What is wrong with the text itself, before any meaning is looked for.
struct CsvFault {
  int line = 0;
  /// "unterminated-quote", "text-after-quote", "quote-in-text", "not-utf8", "column-count".
  std::string code;
  std::string message;
};

/// One record: its cells, or what is wrong with it.
struct CsvRecord {
  /// The line of the file (from 1) on which the record begins.
  int line = 0;
  std::vector<std::string> cells;
  std::optional<CsvFault> fault;
};

/// Reads one record after another. Blank lines are skipped. After an unterminated quote nothing follows.
class CsvReader {
 public:
  /// `text` must outlive the reader.
  explicit CsvReader(std::string_view text);

  std::optional<CsvRecord> next();

 private:
  bool read_cell(CsvRecord& record);
  bool read_quoted(CsvRecord& record, std::string& cell);
  void read_plain(CsvRecord& record, std::string& cell);
  bool skip_line_end();

  std::string_view text_;
  std::size_t position_ = 0;
  int line_ = 1;
};

/// A file with a header: cells are asked for by the column's name.
class CsvTable {
 public:
  /// Refused when the file is empty, a required column is missing or a column stands twice: a fault of line 1
  /// (or of the header's line) that names the column.
  static Result<CsvTable, CsvFault> open(std::string_view text,
                                         const std::vector<std::string>& required_columns);

  /// The next record, with a fault when it has another number of cells than the header.
  std::optional<CsvRecord> next();
  /// The cell of a record without fault, trimmed; empty when the file has no such column.
  std::string_view cell(const CsvRecord& record, std::string_view column) const;
  bool has(std::string_view column) const { return columns_.count(column) > 0; }
  /// Lines of the whole text: for progress.
  int line_count() const { return line_count_; }

 private:
  explicit CsvTable(std::string_view text);

  CsvReader reader_;
  std::map<std::string, std::size_t, std::less<>> columns_;
  int line_count_ = 0;
};

/// A cell as it is written, quoted when it must be.
std::string csv_cell(std::string_view text);
/// Cells with commas between and a line feed at the end.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace tilstede
