#include "owner/figure_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/csv.hpp"
#include "base/text.hpp"

namespace tilstede::owner {
namespace {

using nlohmann::ordered_json;
using Number = std::optional<double>;

// Whole numbers without a decimal point.
ordered_json json_of(const Number& number) {
  if (!number) return nullptr;
  const double value = std::stod(number_text(*number));
  if (value == std::floor(value)) return static_cast<std::int64_t>(value);
  return value;
}

Number shown(bool is_hidden, Number number) {
  return is_hidden ? std::nullopt : number;
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

bool is_of_left(const SheetRow& row) {
  return std::ranges::find(row.keys, kLeft) != row.keys.end();
}

/// Grades by number, the rest in the order in which they first stood.
class Order {
 public:
  int place_of(Key key, const std::string& text) {
    if (key == Key::grade) return static_cast<int>(parse_int(text).value_or(0));
    const auto found = std::ranges::find(texts_, text);
    if (found != texts_.end()) return static_cast<int>(found - texts_.begin());
    texts_.push_back(text);
    return static_cast<int>(texts_.size()) - 1;
  }

 private:
  std::vector<std::string> texts_;
};

}  // namespace

const std::vector<std::string>& figure_columns() {
  static const std::vector<std::string> kColumns = {"pupils",      "mean",        "median",         "p90",
                                                    "at_least_10", "at_least_20", "over_10_percent"};
  return kColumns;
}

FigureSheet sheet_of(const Table& table) {
  FigureSheet sheet{table.keys, table.measure, {}};
  for (const Row& row : table.rows)
    sheet.rows.push_back({row.keys, numbers_of(row), row.hidden.all});
  return sheet;
}

void append_year(FigureSheet& sheet, const FigureSheet& of_year, SchoolYear year) {
  for (SheetRow row : of_year.rows) {
    row.keys.insert(row.keys.begin(), to_text(year));
    sheet.rows.push_back(std::move(row));
  }
}

std::vector<SchoolYear> years_of(const FigureSheet& sheet) {
  const auto at = std::ranges::find(sheet.keys, Key::school_year) - sheet.keys.begin();
  std::vector<SchoolYear> years;
  for (const SheetRow& row : sheet.rows) {
    if (static_cast<std::size_t>(at) >= row.keys.size()) continue;
    const auto year = parse_school_year(row.keys[static_cast<std::size_t>(at)]);
    if (year && std::ranges::find(years, *year) == years.end()) years.push_back(*year);
  }
  return years;
}

FigureSheet in_order(const FigureSheet& sheet, const Keys& keys) {
  FigureSheet ordered{keys, sheet.measure, {}};
  std::vector<Order> orders(keys.size());
  std::vector<std::pair<std::vector<int>, SheetRow>> rows;
  for (const SheetRow& row : sheet.rows) {
    SheetRow moved = row;
    std::vector<int> places{is_of_left(row) ? 1 : 0};
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const auto from = std::ranges::find(sheet.keys, keys[i]) - sheet.keys.begin();
      moved.keys[i] = row.keys[static_cast<std::size_t>(from)];
      places.push_back(orders[i].place_of(keys[i], moved.keys[i]));
    }
    if (is_of_left(row)) moved.keys = row.keys;
    rows.emplace_back(std::move(places), std::move(moved));
  }
  std::ranges::stable_sort(rows, {}, [](const auto& row) { return row.first; });
  for (auto& [places, row] : rows)
    ordered.rows.push_back(std::move(row));
  return ordered;
}

std::string number_text(double value) {
  std::string text = fmt::format("{:.4f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string to_csv(const FigureSheet& sheet) {
  std::vector<std::string> cells;
  for (const Key key : sheet.keys)
    cells.emplace_back(name_of(key));
  cells.insert(cells.end(), figure_columns().begin(), figure_columns().end());
  std::string csv = csv_line(cells);
  for (const SheetRow& row : sheet.rows) {
    cells = row.keys;
    for (const Number& number : row.numbers)
      cells.push_back(number ? number_text(*number) : "");
    csv += csv_line(cells);
  }
  return csv;
}

std::string to_json(const FigureSheet& sheet) {
  ordered_json list = ordered_json::array();
  for (const SheetRow& row : sheet.rows) {
    ordered_json item;
    for (std::size_t i = 0; i < sheet.keys.size(); ++i)
      item[std::string(name_of(sheet.keys[i]))] = row.keys[i];
    for (std::size_t i = 0; i < row.numbers.size(); ++i)
      item[figure_columns()[i]] = json_of(row.numbers[i]);
    list.push_back(std::move(item));
  }
  return list.dump(2) + "\n";
}

std::string rows_to_json(const FigureSheet& sheet) {
  ordered_json list = ordered_json::array();
  for (const SheetRow& row : sheet.rows) {
    ordered_json item{{"keys", row.keys}, {"is_hidden", row.is_hidden}};
    for (std::size_t i = 0; i < row.numbers.size(); ++i)
      item[figure_columns()[i]] = json_of(row.numbers[i]);
    list.push_back(std::move(item));
  }
  return list.dump();
}

std::vector<SheetRow> rows_from_json(const std::string& json) {
  std::vector<SheetRow> rows;
  for (const ordered_json& item : ordered_json::parse(json)) {
    SheetRow row{item.at("keys").get<std::vector<std::string>>(), {}, item.at("is_hidden").get<bool>()};
    for (const std::string& column : figure_columns()) {
      const ordered_json& number = item.at(column);
      row.numbers.push_back(number.is_null() ? std::nullopt : Number(number.get<double>()));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace tilstede::owner
