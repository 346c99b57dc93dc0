// FigureSheet: a table as it leaves the program, without what is hidden. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "owner/figures.hpp"

namespace tilstede::owner {

struct SheetRow {
  std::vector<std::string> keys;
  /// In the order of figure_columns(); empty where there is none or it is hidden.
  std::vector<std::optional<double>> numbers;
  /// All of it.
  bool is_hidden = false;
};

struct FigureSheet {
  Keys keys;
  Measure measure = Measure::days;
  std::vector<SheetRow> rows;
};

/// pupils, mean, median, p90, at_least_10, at_least_20, over_10_percent.
const std::vector<std::string>& figure_columns();

FigureSheet sheet_of(const Table& table);

/// Two sheets of the same keys and measure one after the other, each row led by its school year.
void append_year(FigureSheet& sheet, const FigureSheet& of_year, SchoolYear year);

/// The school years that rows are of, each once in the order of the rows; none without the key.
std::vector<SchoolYear> years_of(const FigureSheet& sheet);

/// With the keys in another order: the rows sorted as they come, by the first key, then the next.
FigureSheet in_order(const FigureSheet& sheet, const Keys& keys);

/// Up to four decimals, none that say nothing: 9, 10.5, 0.0833.
std::string number_text(double value);

/// A header and one line a row. A hidden number is an empty cell.
std::string to_csv(const FigureSheet& sheet);
/// A list with one object a row. A hidden number is null.
std::string to_json(const FigureSheet& sheet);

/// The rows alone, and back: what is kept of a published table.
std::string rows_to_json(const FigureSheet& sheet);
std::vector<SheetRow> rows_from_json(const std::string& json);

}  // namespace tilstede::owner
