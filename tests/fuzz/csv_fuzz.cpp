// Any text as a CSV file: every record knows its line, what was read can be written and read again unchanged.
// fuzzes: src/base/csv.cpp
#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/csv.hpp"

namespace {

void assert_read_again(const tilstede::CsvRecord& record) {
  // Behind a header, as in a file: a byte order mark counts only where the text begins.
  const auto lines = tilstede::csv_line({"header"}) + tilstede::csv_line(record.cells);
  tilstede::CsvReader reader(lines);
  reader.next();
  const auto again = reader.next();
  // A record of one empty cell is a blank line, which is skipped.
  if (record.cells.size() == 1 && record.cells[0].empty()) return;
  assert(again && !again->fault && again->cells == record.cells);
  assert(!reader.next());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // A carriage return alone ends a line too, so it is counted as if each one did.
  const auto ends_line = [](char c) { return c == '\n' || c == '\r'; };
  const auto lines = 1 + std::count_if(text.begin(), text.end(), ends_line);

  tilstede::CsvReader reader(text);
  int last_line = 0;
  while (const auto record = reader.next()) {
    assert(record->line > last_line && record->line <= lines);
    last_line = record->line;
    if (!record->fault) assert_read_again(*record);
  }

  auto table = tilstede::CsvTable::open(text, {"pupil_id", "date"});
  if (!table) {
    assert(!table.error().code.empty() && !table.error().message.empty());
    return 0;
  }
  while (const auto record = table->next()) {
    if (record->fault) continue;
    table->cell(*record, "pupil_id");
    assert(table->cell(*record, "no such column").empty());
  }
  return 0;
}
