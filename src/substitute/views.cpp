#include "substitute/views.hpp"
#include "people/told_apart_json.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace tilstede::substitute {
namespace {

using nlohmann::json;

template <class T, class Show>
json or_null(const std::optional<T>& value, const Show& show) {
  return value ? json(show(*value)) : json(nullptr);
}

json instant_json(const std::optional<Instant>& instant) {
  return or_null(instant, [](Instant at) { return to_text(at); });
}

json clock_json(const std::optional<int>& minute) {
  return or_null(minute, [](int at) { return fmt::format("{:02}:{:02}", at / 60, at % 60); });
}

json place_json(const LessonPlace& place) {
  return {{"class_id", to_text(place.school_class.id)},
          {"class_name", place.school_class.name},
          {"school", place.school_class.school_name},
          {"date", to_text(place.date)},
          {"lesson", place.lesson == 0 ? json(nullptr) : json(place.lesson)},
          {"starts", clock_json(place.starts)},
          {"ends", clock_json(place.ends)},
          {"subject", place.subject}};
}

json link_json(const LinkView& view) {
  const SubstituteLink& link = view.link;
  json object = place_json(view.place);
  object["link_id"] = to_text(link.id);
  object["made_by"] = view.made_by.reveal();
  object["made_at"] = to_text(link.made_at);
  object["expires_at"] = to_text(link.expires_at);
  object["state"] = name_of(view.state);
  object["substitute"] = or_null(link.substitute, [](const PersonalText& name) { return name.reveal(); });
  object["used_at"] = instant_json(link.used_at);
  return object;
}

json handover_json(const HandoverView& view) {
  json object = place_json(view.place);
  object["handover_id"] = to_text(view.handover.id);
  object["handed_by"] = view.handed_by.reveal();
  object["handed_at"] = to_text(view.handover.handed_at);
  return object;
}

template <class View, class Show>
std::string list_json(const char* name, const std::vector<View>& views, const Show& show) {
  auto list = json::array();
  for (const View& view : views)
    list.push_back(show(view));
  return json{{name, std::move(list)}}.dump();
}

}  // namespace

std::string to_json(const LinkView& view) {
  return link_json(view).dump();
}

std::string to_json(const std::vector<LinkView>& views) {
  return list_json("links", views, link_json);
}

std::string to_json(const MadeLink& made) {
  json object = link_json(made.view);
  object["token"] = made.token;
  object["code"] = made.code;
  return object.dump();
}

std::string to_json(const HandoverView& view) {
  return handover_json(view).dump();
}

std::string to_json(const std::vector<HandoverView>& views) {
  return list_json("handovers", views, handover_json);
}

std::string to_json(const HolderView& view) {
  auto pupils = json::array();
  for (const ListedPupil& pupil : view.pupils) {
    pupils.push_back({{"pupil_id", to_text(pupil.pupil)},
                      {"given_name", pupil.given_name.reveal()},
                      {"family_name", pupil.family_name.reveal()},
                      {"told_apart_by", people::told_apart_json(pupil.told_apart_by)},
                      {"is_reported", pupil.is_reported},
                      {"entry_id", or_null(pupil.entry, [](const EntryId& id) { return to_text(id); })}});
  }
  json object = place_json(view.place);
  // Of a list that cannot be read again tomorrow.
  object.erase("class_id");
  object["expires_at"] = to_text(view.link.expires_at);
  object["substitute"] = view.link.substitute.value_or(PersonalText{}).reveal();
  object["csrf_token"] = view.link.csrf_token;
  object["pupils"] = std::move(pupils);
  return object.dump();
}

std::string holder_answer_json(const attendance::BatchAnswer& answer) {
  auto results = json::array();
  for (const attendance::MarkResult& result : answer.results) {
    results.push_back({{"mark_id", to_text(result.mark)},
                       {"status", name_of(result.status)},
                       {"code", result.code.empty() ? json(nullptr) : json(result.code)}});
  }
  return json{{"results", std::move(results)}}.dump();
}

}  // namespace tilstede::substitute
