// Tables of figures as text: the documented formats of the command line and the answer of the API. Pure.
#pragma once

#include <string>
#include <vector>

#include "owner/figures.hpp"

namespace tilstede::owner {

/// pupils, mean, median, p90, at_least_10, at_least_20, over_10_percent.
const std::vector<std::string>& figure_columns();

/// Of a row, in that order; empty where there is none or it is hidden.
std::vector<std::optional<double>> numbers_of(const Row& row);

/// Up to four decimals, none that say nothing: 9, 10.5, 0.0833.
std::string number_text(double value);

/// A header and one line a row. A hidden number is an empty cell.
std::string to_csv(const Table& table);
/// A list with one object a row. A hidden number is null.
std::string to_json(const Table& table);

}  // namespace tilstede::owner
