#include "routine/flag_view.hpp"

#include <nlohmann/json.hpp>

#include "routine/evidence_words.hpp"

namespace tilstede::routine {
namespace {

using nlohmann::json;

template <class T>
json optional_text(const std::optional<T>& value) {
  return value ? json(to_text(*value)) : json(nullptr);
}

json words_json(const Words& words) {
  return {{"nb", words.nb}, {"nn", words.nn}, {"en", words.en}};
}

json entry_json(const engine::Entry& entry) {
  return {{"entry_id", to_text(entry.id)},
          {"date", to_text(entry.date)},
          {"lesson", entry.lesson == 0 ? json(nullptr) : json(entry.lesson)},
          {"kind", name_of(entry.kind)},
          {"documentation", entry.is_documented ? "documented" : "undocumented"},
          {"reason", entry.reason.empty() ? json(nullptr) : json(entry.reason)}};
}

}  // namespace

Words words_of(const Routines& routines, const Finding& finding) {
  for (const auto& version : routines.versions) {
    if (version.id != finding.routine || version.version != finding.version) continue;
    if (const auto* rule = find_rule(version, finding.rule)) return rule->text;
  }
  if (const auto* rule = newest_rule(routines, finding.rule)) return rule->text;
  return {finding.rule, finding.rule, finding.rule};
}

json to_json(const FlagView& view) {
  const auto& flag = view.flag;
  const auto& finding = flag.finding;
  auto entries = json::array();
  for (const auto& entry : view.entries)
    entries.push_back(entry_json(entry));
  return {
      {"flag_id", to_text(flag.id)},
      {"rule", finding.rule},
      {"routine", finding.routine},
      {"routine_version", finding.version},
      {"source", finding.source},
      {"text", words_json(view.text)},
      {"seen", finding.evidence ? words_json(words_of(*finding.evidence)) : json(nullptr)},
      {"first_met", to_text(finding.first_met)},
      {"is_met_now", finding.met_now},
      {"count", finding.count},
      {"entries", std::move(entries)},
      {"raised_at", to_text(flag.raised_at)},
      {"exempted_until", optional_text(finding.exempted_until)},
      {"withdrawn_at", optional_text(flag.withdrawn_at)},
      {"withdrawn_because", flag.withdrawn_because.empty() ? json(nullptr) : json(flag.withdrawn_because)}};
}

std::string to_json(const std::vector<FlagView>& views) {
  auto flags = json::array();
  for (const auto& view : views)
    flags.push_back(to_json(view));
  return json{{"flags", std::move(flags)}}.dump();
}

}  // namespace tilstede::routine
