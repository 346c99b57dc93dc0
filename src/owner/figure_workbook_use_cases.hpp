// Figures as a spreadsheet: the table on one sheet, what it means on the next.
#pragma once

#include <string>

#include "owner/figure_answer.hpp"

namespace tilstede::owner {

/// The octets of an XLSX file. A hidden number is the word "Skjult".
std::string workbook_of(const FigureAnswer& answer);

}  // namespace tilstede::owner
