#include "owner/figure_answer.hpp"

#include <nlohmann/json.hpp>

namespace tilstede::owner {
namespace {

using nlohmann::ordered_json;

ordered_json json_of(const std::vector<Definition>& definitions) {
  ordered_json list = ordered_json::array();
  for (const Definition& definition : definitions) {
    const auto& text = definition.text;
    list.push_back({{"id", definition.id}, {"text", {{"nb", text.nb}, {"nn", text.nn}, {"en", text.en}}}});
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
      {"rows", ordered_json::parse(rows_to_json(sheet))}};
  return object.dump();
}

}  // namespace tilstede::owner
