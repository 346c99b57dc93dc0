#include "morning/morning_json.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace tilstede::morning {
namespace {

using nlohmann::json;

constexpr std::size_t kNoteCharactersMax = 4'000;

template <class T>
json or_null(const std::optional<T>& value) {
  if (!value) return nullptr;
  if constexpr (std::is_same_v<T, PersonalText>) {
    return value->reveal();
  } else if constexpr (requires { to_text(*value); }) {
    return to_text(*value);
  } else if constexpr (requires { name_of(*value); }) {
    return name_of(*value);
  } else {
    return *value;
  }
}

json text_or_null(const std::string& text) {
  return text.empty() ? json(nullptr) : json(text);
}

json clock_time(const std::optional<int>& minute) {
  if (!minute) return nullptr;
  return fmt::format("{:02}:{:02}", *minute / 60, *minute % 60);
}

json json_of(const std::optional<SentText>& text) {
  if (!text) return nullptr;
  return {{"state", letters::name_of(text->state)},
          {"failure", text_or_null(text->failure)},
          {"language", text->language},
          {"body", or_null(text->body)}};
}

json json_of(const LoggedStep& logged) {
  const Step& step = logged.step;
  return {{"kind", name_of(step.kind)},       {"at", to_text(step.at)},
          {"by", logged.by.reveal()},         {"guardian", or_null(logged.guardian)},
          {"channel", or_null(step.channel)}, {"outcome", or_null(step.outcome)},
          {"note", or_null(step.note)},       {"text_message", json_of(logged.text)}};
}

json json_of(const ContactPerson& person) {
  return {{"guardian_id", to_text(person.guardian)},
          {"name", person.name.reveal()},
          {"phone", or_null(person.phone)},
          {"has_parental_responsibility", person.has_parental_responsibility},
          {"wish", text_or_null(person.wish)},
          {"language", text_or_null(person.language)},
          {"needs_interpreter", person.needs_interpreter}};
}

json json_of(const MissingPupil& pupil);
json json_of(const UnregisteredClass& one);
json json_of(const MorningSchool& school);

template <class T>
json list_of(const std::vector<T>& items) {
  json list = json::array();
  for (const T& item : items)
    list.push_back(json_of(item));
  return list;
}

json json_of(const MissingPupil& pupil) {
  return {{"pupil_id", to_text(pupil.pupil)},
          {"given_name", pupil.given_name.reveal()},
          {"family_name", pupil.family_name.reveal()},
          {"class_id", to_text(pupil.school_class)},
          {"class_name", pupil.class_name},
          {"language", text_or_null(pupil.language)},
          {"needs_interpreter", pupil.needs_interpreter},
          {"is_protected", pupil.is_protected},
          {"lessons", pupil.lessons},
          {"starts", clock_time(pupil.starts_minute)},
          {"registered_at", or_null(pupil.registered_at)},
          {"registered_by", or_null(pupil.registered_by)},
          {"status", name_of(pupil.status)},
          {"seen_in_lesson", or_null(pupil.seen_in_lesson)},
          {"taken_by", or_null(pupil.taken_by)},
          {"is_mine", pupil.is_mine},
          {"has_returned", pupil.state.has_returned},
          {"returns_at", or_null(pupil.state.returns_at)},
          {"not_found_since", or_null(pupil.state.not_found_since)},
          {"attempts", pupil.state.attempts},
          {"steps", list_of(pupil.steps)},
          {"contacts", name_of(pupil.contacts)},
          {"people", list_of(pupil.people)}};
}

json json_of(const UnregisteredClass& one) {
  return {{"class_id", to_text(one.school_class)},
          {"name", one.name},
          {"lesson", or_null(one.lesson)},
          {"starts", clock_time(one.starts_minute)},
          {"teacher", or_null(one.teacher)}};
}

json json_of(const MorningSchool& school) {
  return {{"school_id", to_text(school.school)},
          {"name", school.name},
          {"is_school_day", school.is_school_day},
          {"wait_minutes", school.settings.wait_minutes},
          {"return_minutes", school.settings.return_minutes},
          {"may_change_settings", school.may_change_settings},
          {"pupils", list_of(school.pupils)},
          {"unregistered", list_of(school.unregistered)}};
}

std::optional<PersonalText> optional_note(JsonFields& fields, std::string_view name) {
  auto text = fields.optional_text(name, kNoteCharactersMax);
  if (!text || text->empty()) return std::nullopt;
  return PersonalText(std::move(*text));
}

template <class Enum>
std::optional<Enum> optional_enum(JsonFields& fields, std::string_view name,
                                  const std::vector<std::string_view>& names) {
  const auto index = fields.optional_choice(name, names);
  if (!index) return std::nullopt;
  return static_cast<Enum>(*index);
}

}  // namespace

StepWish read_step_wish(JsonFields& fields) {
  StepWish wish;
  wish.kind = static_cast<StepKind>(fields.choice("kind", step_kind_names()));
  if (const auto guardian = fields.optional_uuid("guardian_id")) wish.guardian = GuardianId{*guardian};
  wish.channel = optional_enum<Contact>(fields, "channel", contact_names());
  wish.outcome = optional_enum<AttemptOutcome>(fields, "outcome", attempt_outcome_names());
  wish.note = optional_note(fields, "note");
  wish.reason = fields.optional_text("reason", 60);
  wish.until = fields.optional_date("until");
  wish.arrival = optional_enum<Arrival>(fields, "arrival", {"there_all_along", "came_late"});
  if (const auto minutes = fields.optional_integer("minutes", 0, 600))
    wish.minutes = static_cast<int>(*minutes);
  return wish;
}

Settings read_settings_wish(JsonFields& fields) {
  Settings settings;
  settings.wait_minutes = static_cast<int>(fields.integer("wait_minutes", 0, 120));
  settings.return_minutes = static_cast<int>(fields.integer("return_minutes", 1, 120));
  settings.phone = fields.optional_text("phone", 20);
  if (settings.phone && settings.phone->empty()) settings.phone.reset();
  for (const Uuid& id : fields.uuids("contacts_staff", 50))
    settings.contacts_staff.push_back(StaffId{id});
  return settings;
}

std::string to_json(const MorningList& list) {
  return json{{"date", to_text(list.date)},
              {"is_today", list.is_today},
              {"has_text_gateway", list.has_text_gateway},
              {"schools", list_of(list.schools)}}
      .dump();
}

std::string to_json(const MorningCount& count) {
  return json{{"open", count.open},
              {"taken", count.taken},
              {"not_found", count.not_found},
              {"unregistered", count.unregistered}}
      .dump();
}

std::string to_json(Verdict verdict, const MissingPupil& pupil) {
  return json{{"outcome", name_of(verdict)}, {"pupil", json_of(pupil)}}.dump();
}

std::string to_json(const SettingsView& view) {
  json secretaries = json::array();
  for (const auto& one : view.secretaries) {
    secretaries.push_back({{"staff_id", to_text(one.id)},
                           {"name", one.name.reveal()},
                           {"may_see_protected", one.may_see_protected}});
  }
  return json{{"wait_minutes", view.settings.wait_minutes},
              {"return_minutes", view.settings.return_minutes},
              {"phone", or_null(view.settings.phone)},
              {"secretaries", std::move(secretaries)}}
      .dump();
}

}  // namespace tilstede::morning
