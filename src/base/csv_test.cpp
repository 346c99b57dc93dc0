#include "base/csv.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace tilstede {
namespace {

std::vector<CsvRecord> read_all(std::string_view text) {
  CsvReader reader(text);
  std::vector<CsvRecord> records;
  while (auto record = reader.next())
    records.push_back(std::move(*record));
  return records;
}

using Cells = std::vector<std::string>;

TEST(Csv, a_quoted_cell_may_hold_commas_quotes_and_line_ends) {
  const auto records = read_all("a,\"b,\"\"c\"\"\nd\",e\r\nf,g,h\n");
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].cells, (Cells{"a", "b,\"c\"\nd", "e"}));
  EXPECT_EQ(records[1].cells, (Cells{"f", "g", "h"}));
}

TEST(Csv, a_record_knows_the_line_it_begins_on) {
  const auto records = read_all("\xEF\xBB\xBFid\r\n\r\n\"one\ntwo\"\nthree");
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0].line, 1);
  EXPECT_EQ(records[1].line, 3);
  EXPECT_EQ(records[2].line, 5);
  EXPECT_EQ(records[0].cells, Cells{"id"});
}

TEST(Csv, a_quote_that_is_never_closed_is_named_with_the_line_it_opens_on) {
  const auto records = read_all("a,b\nc,\"d\ne,f\n");
  ASSERT_EQ(records.size(), 2U);
  ASSERT_TRUE(records[1].fault.has_value());
  EXPECT_EQ(records[1].fault->code, "unterminated-quote");
  EXPECT_EQ(records[1].fault->line, 2);
}

TEST(Csv, text_after_a_closing_quote_spoils_its_own_line_only) {
  const auto records = read_all("\"a\"b,c\nd,e\n");
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].fault.value().code, "text-after-quote");
  EXPECT_FALSE(records[1].fault.has_value());
  EXPECT_EQ(records[1].cells, (Cells{"d", "e"}));
}

TEST(Csv, a_quote_inside_plain_text_is_refused) {
  EXPECT_EQ(read_all("a\"b,c\n").at(0).fault.value().code, "quote-in-text");
}

TEST(Csv, text_that_is_not_utf8_is_refused) {
  const auto records = read_all("K\xE5re,1\nOla,2\n");
  EXPECT_EQ(records.at(0).fault.value().code, "not-utf8");
  EXPECT_FALSE(records.at(1).fault.has_value());
}

TEST(CsvTable, columns_are_found_by_name_in_any_order) {
  auto table = CsvTable::open("note, pupil_id\nhei,p1\n", {"pupil_id"});
  ASSERT_TRUE(table.has_value());
  const auto record = table->next();
  ASSERT_TRUE(record.has_value());
  EXPECT_EQ(table->cell(*record, "pupil_id"), "p1");
  EXPECT_EQ(table->cell(*record, "subject"), "");
  EXPECT_FALSE(table->next().has_value());
}

TEST(CsvTable, semicolons_are_named_as_what_is_wrong) {
  const auto table = CsvTable::open("pupil_id;date\nada;2024-09-02\n", {"pupil_id", "date"});
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().code, "semicolons");
}

TEST(CsvTable, a_missing_column_is_named) {
  const auto table = CsvTable::open("a,b\n", {"a", "pupil_id"});
  ASSERT_FALSE(table.has_value());
  EXPECT_EQ(table.error().code, "column-missing");
  EXPECT_NE(table.error().message.find("pupil_id"), std::string::npos);
}

TEST(CsvTable, a_line_with_too_few_cells_has_a_fault) {
  auto table = CsvTable::open("a,b\n1\n", {});
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->next().value().fault.value().code, "column-count");
}

TEST(CsvTable, an_empty_file_is_refused) {
  EXPECT_EQ(CsvTable::open("\n\n", {}).error().code, "empty-file");
}

TEST(Csv, a_cell_that_begins_with_a_byte_order_mark_keeps_it) {
  const Cells cells{"\xEF\xBB\xBFx", "y"};
  EXPECT_EQ(read_all(csv_line(cells)).at(0).cells, cells);
}

RC_GTEST_PROP(Csv, what_is_written_is_read_again, ()) {
  const auto cell = rc::gen::container<std::string>(rc::gen::element('a', ',', '"', '\n', '\r', ' ', 'z'));
  auto cells = *rc::gen::nonEmpty(rc::gen::container<Cells>(cell));
  // A lone empty cell would be a blank line.
  RC_PRE(cells.size() > 1 || !cells[0].empty());
  const auto records = read_all(csv_line(cells));
  RC_ASSERT(records.size() == 1U);
  RC_ASSERT(!records[0].fault.has_value());
  RC_ASSERT(records[0].cells == cells);
}

}  // namespace
}  // namespace tilstede
