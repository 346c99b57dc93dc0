#include "base/csv.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace tilstede {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool ends_cell(char c) {
  return c == ',' || c == '\n' || c == '\r';
}

void set_fault(CsvRecord& record, std::string code, std::string message) {
  if (!record.fault) record.fault = CsvFault{record.line, std::move(code), std::move(message)};
}

}  // namespace

CsvReader::CsvReader(std::string_view text) : text_(text) {
  if (text_.starts_with(kByteOrderMark)) text_.remove_prefix(kByteOrderMark.size());
}

std::optional<CsvRecord> CsvReader::next() {
  while (position_ < text_.size() && skip_line_end()) {
  }
  if (position_ >= text_.size()) return std::nullopt;
  CsvRecord record;
  record.line = line_;
  while (read_cell(record)) {
  }
  for (const std::string& cell : record.cells) {
    if (!is_valid_utf8(cell)) set_fault(record, "not-utf8", "the text is not UTF-8; save the file as UTF-8");
  }
  return record;
}

// True when another cell of the record follows.
bool CsvReader::read_cell(CsvRecord& record) {
  std::string cell;
  const bool is_quoted = position_ < text_.size() && text_[position_] == '"';
  if (!is_quoted) {
    read_plain(record, cell);
  } else if (!read_quoted(record, cell)) {
    position_ = text_.size();
    return false;
  }
  record.cells.push_back(std::move(cell));
  if (position_ >= text_.size()) return false;
  if (text_[position_] == ',') {
    ++position_;
    return true;
  }
  skip_line_end();
  return false;
}

bool CsvReader::read_quoted(CsvRecord& record, std::string& cell) {
  ++position_;
  for (;;) {
    if (position_ >= text_.size()) {
      set_fault(record, "unterminated-quote", "a quotation mark that opens on this line is never closed");
      return false;
    }
    const char c = text_[position_++];
    if (c == '\n') ++line_;
    if (c != '"') {
      cell.push_back(c);
    } else if (position_ < text_.size() && text_[position_] == '"') {
      cell.push_back('"');
      ++position_;
    } else {
      break;
    }
  }
  if (position_ < text_.size() && !ends_cell(text_[position_])) {
    set_fault(record, "text-after-quote",
              "text follows a closing quotation mark; double the marks inside a cell");
    while (position_ < text_.size() && !ends_cell(text_[position_]))
      ++position_;
  }
  return true;
}

void CsvReader::read_plain(CsvRecord& record, std::string& cell) {
  const std::size_t begin = position_;
  while (position_ < text_.size() && !ends_cell(text_[position_]))
    ++position_;
  cell = text_.substr(begin, position_ - begin);
  if (cell.find('"') != std::string::npos) {
    set_fault(record, "quote-in-text", "a cell with a quotation mark inside must be quoted itself");
  }
}

bool CsvReader::skip_line_end() {
  if (text_[position_] == '\r') {
    ++position_;
    if (position_ < text_.size() && text_[position_] == '\n') ++position_;
  } else if (text_[position_] == '\n') {
    ++position_;
  } else {
    return false;
  }
  ++line_;
  return true;
}

CsvTable::CsvTable(std::string_view text) : reader_(text) {
  line_count_ = static_cast<int>(std::count(text.begin(), text.end(), '\n')) + (text.ends_with('\n') ? 0 : 1);
}

Result<CsvTable, CsvFault> CsvTable::open(std::string_view text,
                                          const std::vector<std::string>& required_columns) {
  CsvTable table(text);
  const auto header = table.reader_.next();
  if (!header)
    return refused(CsvFault{1, "empty-file", "the file is empty; its first line names the columns"});
  if (header->fault) return refused(*header->fault);
  // As spreadsheets save it where the decimal sign is a comma.
  if (header->cells.size() == 1 && header->cells.front().find(';') != std::string::npos) {
    return refused(
        CsvFault{header->line, "semicolons",
                 "the fields are separated by semicolons; save the file with commas between them"});
  }
  for (std::size_t i = 0; i < header->cells.size(); ++i) {
    const std::string name(trimmed(header->cells[i]));
    if (!table.columns_.emplace(name, i).second) {
      return refused(CsvFault{header->line, "column-twice", "the column '" + name + "' stands twice"});
    }
  }
  for (const std::string& column : required_columns) {
    if (!table.has(column)) {
      return refused(CsvFault{header->line, "column-missing", "the column '" + column + "' is missing"});
    }
  }
  return table;
}

std::optional<CsvRecord> CsvTable::next() {
  auto record = reader_.next();
  if (record && !record->fault && record->cells.size() != columns_.size()) {
    set_fault(*record, "column-count",
              "the line has " + std::to_string(record->cells.size()) + " cells and the header " +
                  std::to_string(columns_.size()));
  }
  return record;
}

std::string_view CsvTable::cell(const CsvRecord& record, std::string_view column) const {
  const auto found = columns_.find(column);
  if (found == columns_.end() || found->second >= record.cells.size()) return {};
  return trimmed(record.cells[found->second]);
}

std::string csv_cell(std::string_view text) {
  const bool is_plain_edged = text == trimmed(text) && !text.starts_with(kByteOrderMark);
  if (is_plain_edged && text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  return quoted + '"';
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line.push_back(',');
    line += csv_cell(cells[i]);
  }
  return line + '\n';
}

}  // namespace tilstede
