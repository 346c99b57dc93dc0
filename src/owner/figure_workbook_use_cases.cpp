#include "owner/figure_workbook_use_cases.hpp"

#include <fmt/format.h>

#include "owner/reference_figures.hpp"
#include "platform/xlsx/xlsx.hpp"

namespace tilstede::owner {
namespace {

constexpr double kKeyWidth = 24;
constexpr double kNumberWidth = 14;
constexpr double kTextWidth = 120;

const char* format_of(const std::string& column) {
  if (column == "pupils") return "0";
  if (column == "mean" || column == "median" || column == "p90") return "0.00";
  return "0.0 %";
}

bool is_there(const std::string& column, Measure measure) {
  return column != "over_10_percent" || measure == Measure::days;
}

std::vector<xlsx::Cell> heading(const FigureSheet& sheet) {
  std::vector<xlsx::Cell> cells;
  for (const Key key : sheet.keys)
    cells.emplace_back(heading_of(name_of(key), sheet.measure));
  for (const std::string& column : figure_columns()) {
    if (is_there(column, sheet.measure)) cells.emplace_back(heading_of(column, sheet.measure));
  }
  return cells;
}

std::vector<xlsx::Cell> cells_of(const SheetRow& row, Measure measure) {
  std::vector<xlsx::Cell> cells(row.keys.begin(), row.keys.end());
  for (std::size_t i = 0; i < row.numbers.size(); ++i) {
    const std::string& column = figure_columns()[i];
    if (!is_there(column, measure)) continue;
    if (row.numbers[i]) {
      cells.emplace_back(xlsx::Number{*row.numbers[i], format_of(column)});
    } else {
      cells.emplace_back("Skjult");
    }
  }
  return cells;
}

xlsx::Sheet table_of(const FigureSheet& sheet) {
  xlsx::Sheet page{"Tall", {heading(sheet)}, std::vector<double>(sheet.keys.size(), kKeyWidth)};
  page.widths.resize(page.rows[0].size(), kNumberWidth);
  for (const SheetRow& row : sheet.rows)
    page.rows.push_back(cells_of(row, sheet.measure));
  return page;
}

xlsx::Sheet words_of(const FigureAnswer& answer) {
  xlsx::Sheet page{"Forklaring", {}, {kTextWidth}};
  page.rows.push_back(
      {fmt::format("Skoleåret {} til og med {}", to_text(answer.year), to_text(answer.until))});
  for (const Definition& definition :
       definitions_of(answer.sheet.keys, answer.sheet.measure, answer.least_pupils))
    page.rows.push_back({definition.text.nb});
  for (const ReferenceFigure& figure : reference_figures(answer.sheet.measure, answer.until)) {
    page.rows.push_back({fmt::format("10. trinn {}, {}: median {}. Kilde: {}", to_text(figure.year),
                                     figure.place.nb, number_text(figure.median), figure.source.nb)});
  }
  for (const SchoolYear year : years_of(answer.sheet)) {
    if (const auto why = why_not_comparable(year))
      page.rows.push_back({fmt::format("{}: {}", to_text(year), why->nb)});
  }
  return page;
}

}  // namespace

std::string workbook_of(const FigureAnswer& answer) {
  return xlsx::workbook({table_of(answer.sheet), words_of(answer)});
}

}  // namespace tilstede::owner
