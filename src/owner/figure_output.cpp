#include "owner/figure_output.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/csv.hpp"

namespace tilstede::owner {
namespace {

using Number = std::optional<double>;

// Whole numbers without a decimal point.
nlohmann::ordered_json json_of(const Number& number) {
  if (!number) return nullptr;
  const double value = std::stod(number_text(*number));
  if (value == std::floor(value)) return static_cast<std::int64_t>(value);
  return value;
}

Number shown(bool is_hidden, Number number) {
  return is_hidden ? std::nullopt : number;
}

}  // namespace

const std::vector<std::string>& figure_columns() {
  static const std::vector<std::string> kColumns = {"pupils",      "mean",        "median",         "p90",
                                                    "at_least_10", "at_least_20", "over_10_percent"};
  return kColumns;
}

std::vector<Number> numbers_of(const Row& row) {
  const Hidden& hidden = row.hidden;
  const Number over = row.over_10_percent ? Number(row.share(*row.over_10_percent)) : std::nullopt;
  return {shown(hidden.all, row.pupils),
          shown(hidden.all, row.mean()),
          shown(hidden.all, row.median),
          shown(hidden.all, row.p90),
          shown(hidden.all || hidden.at_least_10, row.share(row.at_least_10)),
          shown(hidden.all || hidden.at_least_20, row.share(row.at_least_20)),
          shown(hidden.all || hidden.over_10_percent, over)};
}

std::string number_text(double value) {
  std::string text = fmt::format("{:.4f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string to_csv(const Table& table) {
  std::vector<std::string> cells;
  for (const Key key : table.keys)
    cells.emplace_back(name_of(key));
  cells.insert(cells.end(), figure_columns().begin(), figure_columns().end());
  std::string csv = csv_line(cells);
  for (const Row& row : table.rows) {
    cells = row.keys;
    for (const Number& number : numbers_of(row))
      cells.push_back(number ? number_text(*number) : "");
    csv += csv_line(cells);
  }
  return csv;
}

std::string to_json(const Table& table) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Row& row : table.rows) {
    nlohmann::ordered_json item;
    for (std::size_t i = 0; i < table.keys.size(); ++i)
      item[std::string(name_of(table.keys[i]))] = row.keys[i];
    const auto numbers = numbers_of(row);
    for (std::size_t i = 0; i < numbers.size(); ++i)
      item[figure_columns()[i]] = json_of(numbers[i]);
    list.push_back(std::move(item));
  }
  return list.dump(2) + "\n";
}

}  // namespace tilstede::owner
