#include "routine/outline.hpp"

#include <nlohmann/json.hpp>

namespace tilstede::routine {
namespace {

using nlohmann::json;

json words_json(const Words& words) {
  return {{"nb", words.nb}, {"nn", words.nn}, {"en", words.en}};
}

std::string_view name_of(CountTest::Limit limit) {
  switch (limit) {
    case CountTest::Limit::at_least:
      return "at_least";
    case CountTest::Limit::share_over_percent:
      return "share_over_percent";
    case CountTest::Limit::share_at_least_percent:
      return "share_at_least_percent";
  }
  return "";
}

std::string_view name_of(engine::Window::Kind kind) {
  using Kind = engine::Window::Kind;
  switch (kind) {
    case Kind::calendar_month:
      return "calendar_month";
    case Kind::days:
      return "days";
    case Kind::weeks:
      return "weeks";
    case Kind::months:
      return "months";
    case Kind::school_days:
      return "school_days";
    case Kind::school_year:
      return "school_year";
  }
  return "";
}

json threshold_json(const Rule& rule) {
  const auto* test = std::get_if<CountTest>(&rule.test);
  if (!test) return nullptr;
  return {{"series", engine::name_of(test->series)},
          {"window", {{"kind", name_of(test->window.kind)}, {"count", test->window.count}}},
          {"limit", name_of(test->limit)},
          {"value", test->value},
          {"least", limit_least(test->limit)},
          {"most", limit_most(test->limit)},
          {"line", test->line},
          {"column", test->column}};
}

json rules_json(const Routine& routine) {
  auto rules = json::array();
  for (const auto& rule : routine.rules) {
    rules.push_back({{"rule", rule.id},
                     {"text", words_json(rule.text)},
                     {"is_reconstructed", rule.is_reconstructed},
                     {"threshold", threshold_json(rule)}});
  }
  return rules;
}

json steps_json(const Routine& routine) {
  auto steps = json::array();
  for (const auto& step : routine.steps)
    steps.push_back({{"step", step.id}, {"text", words_json(step.text)}, {"rules", step.when_any}});
  return steps;
}

json json_of(const Routine& routine) {
  return {{"routine", routine.id},
          {"version", routine.version},
          {"name", words_json(routine.name)},
          {"rules", rules_json(routine)},
          {"steps", steps_json(routine)}};
}

}  // namespace

std::string outline_json(const Routine& routine) {
  return json_of(routine).dump();
}

std::string to_json(const DraftStart& start) {
  auto years = json::array();
  for (const SchoolYear year : start.years)
    years.push_back(to_text(year));
  const json all = {{"text", start.routine->text},
                    {"outline", json_of(*start.routine)},
                    {"school_years", std::move(years)},
                    {"school_year", to_text(start.year)}};
  return all.dump();
}

}  // namespace tilstede::routine
