#include "outside_control/outside_control_view.hpp"
#include "people/told_apart_json.hpp"

#include <nlohmann/json.hpp>

namespace tilstede::outside_control {
namespace {

using nlohmann::json;

constexpr std::size_t kPupilsMax = 3000;
constexpr std::size_t kReasonCharactersMax = 300;

template <class Name>
json name_or_null(const std::optional<Name>& name) {
  return name ? json(name->reveal()) : json(nullptr);
}

json json_of(const Candidate& candidate) {
  json object{{"pupil_id", to_text(candidate.pupil)},
              {"given_name", candidate.given_name.reveal()},
              {"family_name", candidate.family_name.reveal()},
              {"told_apart_by", people::told_apart_json(candidate.told_apart_by)},
              {"is_decided", candidate.is_decided},
              {"entry", nullptr}};
  if (candidate.entry) {
    const auto& content = candidate.entry->content;
    object["entry"] = {{"kind", attendance::name_of(candidate.entry->observed.value_or(content.kind))},
                       {"minutes", content.minutes ? json(*content.minutes) : json(nullptr)}};
  }
  return object;
}

json json_of(const CandidateClass& school_class) {
  json pupils = json::array();
  for (const PupilId& pupil : school_class.pupils)
    pupils.push_back(to_text(pupil));
  return {{"class_id", to_text(school_class.school_class)},
          {"name", school_class.name},
          {"school", school_class.school},
          {"pupils", std::move(pupils)}};
}

json json_of(const DecisionView& view) {
  const OutsideControl& decision = view.decision;
  json pupils = json::array();
  for (const PupilId& pupil : decision.pupils) {
    const auto name = view.names.find(pupil);
    if (name == view.names.end()) continue;
    pupils.push_back({{"pupil_id", to_text(pupil)},
                      {"given_name", name->second.given_name.reveal()},
                      {"family_name", name->second.family_name.reveal()}});
  }
  return {{"decision_id", to_text(decision.id)},
          {"date", to_text(decision.date)},
          {"lessons", decision.lessons},
          {"reason", decision.reason.reveal()},
          {"pupils", std::move(pupils)},
          {"observed", view.observed},
          {"decided_by", view.decided_by.reveal()},
          {"decided_at", to_text(decision.decided_at)},
          {"undone_by", name_or_null(view.undone_by)},
          {"undone_at", decision.undone_at ? json(to_text(*decision.undone_at)) : json(nullptr)}};
}

template <class Item>
json list_of(const std::vector<Item>& items) {
  json list = json::array();
  for (const Item& item : items)
    list.push_back(json_of(item));
  return list;
}

}  // namespace

Wish read_wish(JsonFields& fields) {
  Wish wish;
  wish.date = fields.date("date");
  for (const std::int64_t lesson :
       fields.integers("lessons", attendance::kLessonMax, 1, attendance::kLessonMax))
    wish.lessons.insert(static_cast<int>(lesson));
  for (const Uuid& pupil : fields.uuids("pupils", kPupilsMax))
    wish.pupils.push_back(PupilId{pupil});
  if (wish.pupils.empty()) fields.refuse("pupils", "empty", "Name the pupils it is decided for.");
  auto reason = fields.text("reason", kReasonCharactersMax);
  if (reason.find_first_not_of(" \t\n") == std::string::npos)
    fields.refuse("reason", "empty", "Say what was outside the pupils' control.");
  wish.reason = PersonalText(std::move(reason));
  return wish;
}

std::string to_json(const DecisionView& view) {
  return json_of(view).dump();
}

std::string to_json(const DayView& view) {
  return json{{"date", to_text(view.date)},     {"is_school_day", view.is_school_day},
              {"lessons", view.lessons},        {"classes", list_of(view.classes)},
              {"pupils", list_of(view.pupils)}, {"decisions", list_of(view.decisions)}}
      .dump();
}

}  // namespace tilstede::outside_control
