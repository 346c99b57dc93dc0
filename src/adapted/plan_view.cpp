#include "adapted/plan_view.hpp"

#include <nlohmann/json.hpp>

namespace tilstede::adapted {
namespace {

using nlohmann::json;

constexpr std::size_t kNoteLengthMax = 4000;

json json_of(const PlanPart& part) {
  return {{"weekday", part.weekday ? json(*part.weekday) : json(nullptr)},
          {"date", part.date ? json(to_text(*part.date)) : json(nullptr)},
          {"lesson", part.lesson == 0 ? json(nullptr) : json(part.lesson)},
          {"expected", name_of(part.expected)}};
}

json json_of(const PlanView& view) {
  const SchoolingPlan& plan = view.plan;
  json parts = json::array();
  for (const PlanPart& part : plan.parts)
    parts.push_back(json_of(part));
  return {{"plan_id", to_text(plan.id)},
          {"from", to_text(plan.from)},
          {"until", to_text(plan.until)},
          {"parts", std::move(parts)},
          {"note", view.has_note ? json(plan.note.reveal()) : json(nullptr)},
          {"decided_by", view.decided_by.reveal()},
          {"decided_at", to_text(plan.decided_at)},
          {"ended_at", plan.ended_at ? json(to_text(*plan.ended_at)) : json(nullptr)}};
}

PlanPart read_part(JsonFields& fields) {
  PlanPart part;
  if (const auto weekday = fields.optional_integer("weekday", 1, 7))
    part.weekday = static_cast<int>(*weekday);
  part.date = fields.optional_date("date");
  if (part.weekday.has_value() == part.date.has_value()) {
    fields.refuse("weekday", "weekday-or-date", "Say a weekday or a date, and not both.");
  }
  part.lesson = static_cast<int>(fields.optional_integer("lesson", 1, 20).value_or(0));
  part.expected = static_cast<Expected>(
      fields.choice("expected", {"group_room", "library", "at_home", "elsewhere", "not_expected"}));
  return part;
}

}  // namespace

std::string to_json(const PlanView& view) {
  return json_of(view).dump();
}

std::string to_json(const std::vector<PlanView>& views) {
  json plans = json::array();
  for (const PlanView& view : views)
    plans.push_back(json_of(view));
  return json{{"plans", std::move(plans)}}.dump();
}

SchoolingPlan read_plan(JsonFields& fields, const PupilId& pupil) {
  SchoolingPlan plan;
  plan.pupil = pupil;
  plan.from = fields.date("from");
  plan.until = fields.date("until");
  for (JsonFields& part : fields.array("parts", kPartsMax))
    plan.parts.push_back(read_part(part));
  plan.note = PersonalText(fields.optional_text("note", kNoteLengthMax).value_or(""));
  return plan;
}

}  // namespace tilstede::adapted
