#include "certificate/report_content.hpp"

#include <map>
#include <nlohmann/json.hpp>

namespace tilstede::certificate {
namespace {

using nlohmann::json;

json json_of(const DateFact& fact) {
  return {{"date", to_text(fact.date)},       {"is_day", fact.is_day}, {"minutes", fact.minutes},
          {"documented", fact.is_documented}, {"reason", fact.reason}, {"late", fact.late},
          {"left_early", fact.left_early}};
}

DateFact fact_of(const json& object) {
  return {parse_date(object.at("date").get<std::string>()).value(),
          object.at("is_day").get<bool>(),
          object.at("minutes").get<int>(),
          object.at("documented").get<bool>(),
          object.at("reason").get<std::string>(),
          object.at("late").get<int>(),
          object.at("left_early").get<int>()};
}

json json_of(const AbsenceFigures& figures) {
  json reasons = json::array();
  for (const ReasonFigures& one : figures.by_reason)
    reasons.push_back({{"reason", one.reason}, {"days", one.days}, {"minutes", one.minutes}});
  return {{"days", figures.days},           {"documented_days", figures.documented_days},
          {"minutes", figures.minutes},     {"documented_minutes", figures.documented_minutes},
          {"late", figures.late},           {"left_early", figures.left_early},
          {"by_reason", std::move(reasons)}};
}

AbsenceFigures figures_of(const json& object) {
  AbsenceFigures figures;
  figures.days = object.at("days").get<int>();
  figures.documented_days = object.at("documented_days").get<int>();
  figures.minutes = object.at("minutes").get<int>();
  figures.documented_minutes = object.at("documented_minutes").get<int>();
  figures.late = object.at("late").get<int>();
  figures.left_early = object.at("left_early").get<int>();
  for (const json& one : object.at("by_reason"))
    figures.by_reason.push_back(
        {one.at("reason").get<std::string>(), one.at("days").get<int>(), one.at("minutes").get<int>()});
  return figures;
}

}  // namespace

std::string to_content(const AbsenceFacts& facts) {
  json dates = json::array();
  for (const DateFact& fact : facts.dates)
    dates.push_back(json_of(fact));
  return json{{"figures", json_of(facts.figures)}, {"dates", std::move(dates)}}.dump();
}

AbsenceFacts parse_content(const std::string& content) {
  const json object = json::parse(content);
  AbsenceFacts facts;
  facts.figures = figures_of(object.at("figures"));
  for (const json& one : object.at("dates"))
    facts.dates.push_back(fact_of(one));
  return facts;
}

std::optional<Difference> difference(const AbsenceFacts& frozen, const AbsenceFacts& now) {
  if (frozen == now) return std::nullopt;
  std::map<Date, DateChange> changes;
  for (const DateFact& fact : frozen.dates)
    changes[fact.date].before = fact;
  for (const DateFact& fact : now.dates)
    changes[fact.date].now = fact;
  Difference difference{frozen.figures, now.figures, {}};
  for (auto& [date, change] : changes) {
    change.date = date;
    if (change.before != change.now) difference.dates.push_back(change);
  }
  return difference;
}

}  // namespace tilstede::certificate
