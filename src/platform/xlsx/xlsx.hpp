// A workbook as octets, for spreadsheets that are downloaded. xlsx.cpp alone knows the library.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace tilstede::xlsx {

/// Text, or a number with a format of the spreadsheet's own: "0.00", "0 %". Nothing is an empty cell.
struct Number {
  double value = 0;
  std::string format = "General";
};
using Cell = std::variant<std::monostate, std::string, Number>;

struct Sheet {
  std::string name;
  /// The first row is the heading: bold, and stays in sight.
  std::vector<std::vector<Cell>> rows;
  /// In characters, per column; columns without a width keep the program's.
  std::vector<double> widths;
};

/// Throws when the temporary folder cannot be written.
std::string workbook(const std::vector<Sheet>& sheets);

}  // namespace tilstede::xlsx
