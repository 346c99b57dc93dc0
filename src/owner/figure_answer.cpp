#include "owner/figure_answer.hpp"

#include <nlohmann/json.hpp>

#include "owner/reference_figures.hpp"

namespace tilstede::owner {
namespace {

using nlohmann::ordered_json;

ordered_json json_of(const routine::Words& text) {
  return {{"nb", text.nb}, {"nn", text.nn}, {"en", text.en}};
}

ordered_json json_of(const std::vector<Definition>& definitions) {
  ordered_json list = ordered_json::array();
  for (const Definition& definition : definitions)
    list.push_back({{"id", definition.id}, {"text", json_of(definition.text)}});
  return list;
}

ordered_json json_of(const std::vector<ReferenceFigure>& figures) {
  ordered_json list = ordered_json::array();
  for (const ReferenceFigure& figure : figures) {
    list.push_back({{"school_year", to_text(figure.year)},
                    {"place", json_of(figure.place)},
                    {"median", figure.median},
                    {"source", json_of(figure.source)}});
  }
  return list;
}

ordered_json not_comparable_json(const FigureAnswer& answer) {
  ordered_json list = ordered_json::array();
  auto years = years_of(answer.sheet);
  if (years.empty()) years.push_back(answer.year);
  for (const SchoolYear year : years) {
    if (const auto why = why_not_comparable(year))
      list.push_back({{"school_year", to_text(year)}, {"text", json_of(*why)}});
  }
  return list;
}

}  // namespace

std::string to_json(const FigureAnswer& answer) {
  const FigureSheet& sheet = answer.sheet;
  ordered_json by = ordered_json::array();
  for (const Key key : sheet.keys)
    by.push_back(name_of(key));
  const ordered_json object{
      {"audience", name_of(answer.audience)},
      {"by", std::move(by)},
      {"measure", name_of(sheet.measure)},
      {"school_year", to_text(answer.year)},
      {"until", to_text(answer.until)},
      {"least_pupils", answer.least_pupils ? ordered_json(*answer.least_pupils) : ordered_json(nullptr)},
      {"definitions", json_of(definitions_of(sheet.keys, sheet.measure, answer.least_pupils))},
      {"references", json_of(reference_figures(sheet.measure, answer.until))},
      {"not_comparable", not_comparable_json(answer)},
      {"rows", ordered_json::parse(rows_to_json(sheet))}};
  return object.dump();
}

}  // namespace tilstede::owner
