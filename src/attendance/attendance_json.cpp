#include "attendance/attendance_json.hpp"
#include "people/told_apart_json.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace tilstede::attendance {
namespace {

using nlohmann::json;

constexpr std::size_t kMarksMax = 400;
constexpr std::size_t kNoteCharactersMax = 10'000;
constexpr int kMinutesMax = 600;

// What stands in the database as a lesson or a day is one kind to the client: absent.
EntryKind kind_of(std::size_t choice, int lesson) {
  constexpr EntryKind kKinds[] = {EntryKind::lesson, EntryKind::late, EntryKind::left_early,
                                  EntryKind::present};
  const EntryKind kind = kKinds[choice];
  return kind == EntryKind::lesson && lesson == 0 ? EntryKind::day : kind;
}

std::optional<PersonalText> optional_note(JsonFields& fields, std::string_view name) {
  auto text = fields.optional_text(name, kNoteCharactersMax);
  if (!text || text->empty()) return std::nullopt;
  return PersonalText(std::move(*text));
}

Content read_content(JsonFields& fields, int lesson) {
  Content content;
  content.kind = kind_of(fields.choice("kind", {"absent", "late", "left_early", "present"}), lesson);
  if (const auto minutes = fields.optional_integer("minutes", 0, kMinutesMax)) {
    content.minutes = static_cast<int>(*minutes);
  }
  content.is_documented =
      fields.optional_choice("documentation", {"undocumented", "documented"}).value_or(0) == 1;
  content.reason = fields.optional_text("reason", 60);
  const std::vector<std::string_view> reporters{"guardian", "pupil", "staff", "nobody", "unknown"};
  if (const auto reporter = fields.optional_choice("reported_by", reporters)) {
    content.reported_by = *parse_reported_by(reporters[*reporter]);
  }
  content.note_home = optional_note(fields, "note_home");
  content.note_internal = optional_note(fields, "note_internal");
  return content;
}

Mark read_mark(JsonFields& fields, int lesson) {
  Mark mark;
  mark.id = fields.id<EntryTag>("mark_id");
  mark.pupil = fields.id<PupilTag>("pupil_id");
  if (const auto based_on = fields.optional_uuid("based_on")) mark.based_on = EntryId{*based_on};
  mark.content = read_content(fields, lesson);
  mark.correction = optional_note(fields, "correction");
  return mark;
}

template <class T>
json json_or_null(const std::optional<T>& value) {
  if (!value) return nullptr;
  if constexpr (std::is_same_v<T, PersonalText>) {
    return value->reveal();
  } else if constexpr (requires { to_text(*value); }) {
    return to_text(*value);
  } else {
    return *value;
  }
}

json json_of_lesson_number(int lesson) {
  return lesson == 0 ? json(nullptr) : json(lesson);
}

json json_of(const std::optional<AbsenceEntry>& entry, const Recorders& recorders, InternalNotes notes) {
  return entry ? json_of(*entry, recorders, notes) : json(nullptr);
}

json json_of(const std::optional<RegistrationMade>& registration) {
  if (!registration) return nullptr;
  return {{"by", registration->by.reveal()},
          {"substitute", json_or_null(registration->substitute)},
          {"at", to_text(registration->at)}};
}

std::string clock_time(int minute) {
  return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

json json_of(const std::vector<LessonOfDay>& lessons) {
  json list = json::array();
  for (const LessonOfDay& lesson : lessons) {
    list.push_back({{"lesson", lesson.lesson},
                    {"starts", clock_time(lesson.starts_minute)},
                    {"ends", clock_time(lesson.ends_minute)},
                    {"subject", lesson.subject},
                    {"is_mine", lesson.is_mine},
                    {"is_registered", lesson.is_registered}});
  }
  return list;
}

json json_of_time(const std::optional<int>& minute) {
  return minute ? json(clock_time(*minute)) : json(nullptr);
}

json json_of(const std::optional<PlannedPupil>& plan) {
  if (!plan) return nullptr;
  json parts = json::array();
  for (const PlannedPupil::Part& part : plan->parts) {
    parts.push_back(
        {{"lesson", json_of_lesson_number(part.lesson)}, {"expected", adapted::name_of(part.expected)}});
  }
  return {
      {"parts", std::move(parts)}, {"note", plan->note.reveal()}, {"is_not_expected", plan->is_not_expected}};
}

json json_of(const RegisterPupil& pupil, const Recorders& recorders, InternalNotes notes) {
  json messages = json::array();
  for (const HomeMessage& message : pupil.messages)
    messages.push_back(json_of(message));
  json object{{"pupil_id", to_text(pupil.pupil)},
              {"given_name", pupil.given_name.reveal()},
              {"family_name", pupil.family_name.reveal()},
              {"told_apart_by", people::told_apart_json(pupil.told_apart_by)},
              {"plan", json_of(pupil.plan)},
              {"entry", json_of(pupil.entry, recorders, notes)},
              {"day_entry", json_of(pupil.day_entry, recorders, notes)},
              {"messages", std::move(messages)}};
  if (pupil.ruling) {
    object["ruling"] = {{"lesson", json_of_lesson_number(pupil.ruling->lesson)},
                        {"text", pupil.ruling->note_home.reveal()}};
  }
  return object;
}

json json_of(const Register& view) {
  json pupils = json::array();
  for (const RegisterPupil& pupil : view.pupils)
    pupils.push_back(json_of(pupil, view.recorders, view.notes));
  return {{"class_id", to_text(view.school_class)},
          {"name", view.name},
          {"school", view.school},
          {"date", to_text(view.date)},
          {"lesson", json_of_lesson_number(view.lesson)},
          {"is_school_day", view.is_school_day},
          {"lessons", json_of(view.lessons)},
          {"registration", json_of(view.registration)},
          {"day_registration", json_of(view.day_registration)},
          {"pupils", std::move(pupils)}};
}

}  // namespace

RegisterSlot read_slot(JsonFields& fields, const ClassId& school_class) {
  RegisterSlot slot;
  slot.school_class = school_class;
  slot.date = fields.date("date");
  slot.lesson = static_cast<int>(fields.optional_integer("lesson", 1, kLessonMax).value_or(0));
  return slot;
}

Batch read_batch(JsonFields& fields, const ClassId& school_class) {
  Batch batch;
  batch.school_class = school_class;
  batch.date = fields.date("date");
  batch.lesson = static_cast<int>(fields.optional_integer("lesson", 1, kLessonMax).value_or(0));
  for (const Uuid& pupil : fields.uuids("seen", kMarksMax))
    batch.seen.push_back(PupilId{pupil});
  for (JsonFields& mark : fields.array("marks", kMarksMax))
    batch.marks.push_back(read_mark(mark, batch.lesson));
  return batch;
}

json json_of(const HomeMessage& message) {
  return {{"message_id", to_text(message.id)},
          {"from", to_text(message.period.from)},
          {"to", to_text(message.period.to.value())},
          {"lessons", message.lessons},
          {"from_time", json_of_time(message.from_minute)},
          {"until_time", json_of_time(message.until_minute)},
          {"reason", json_or_null(message.reason)},
          {"documents", message.documents},
          {"text", json_or_null(message.text)},
          {"channel", name_of(message.channel)},
          {"recorded_by", json_or_null(message.recorder)},
          {"reported_at", to_text(message.reported_at)}};
}

json json_of(const AbsenceEntry& entry, const Recorders& recorders, InternalNotes notes) {
  const auto recorder = entry.recorded_by ? recorders.find(*entry.recorded_by) : recorders.end();
  json object{{"entry_id", to_text(entry.id)},
              {"date", to_text(entry.date)},
              {"lesson", json_of_lesson_number(entry.lesson)},
              {"kind", name_of(entry.content.kind)},
              {"minutes", json_or_null(entry.content.minutes)},
              {"documentation", name_of_documentation(entry.content.is_documented)},
              {"reason", json_or_null(entry.content.reason)},
              {"reported_by", name_of(entry.content.reported_by)},
              {"note_home", json_or_null(entry.content.note_home)},
              {"recorded_at", to_text(entry.recorded_at)},
              {"recorded_by", recorder == recorders.end() ? json(nullptr) : json(recorder->second.reveal())},
              {"substitute", json_or_null(entry.substitute)},
              {"origin", name_of(entry.origin)},
              {"supersedes", json_or_null(entry.supersedes)},
              {"superseded_by", json_or_null(entry.superseded_by)}};
  if (entry.decision) {
    object["decision"] = {{"decision_id", to_text(*entry.decision)},
                          {"observed", entry.observed ? json(name_of(*entry.observed)) : json(nullptr)}};
  }
  if (notes == InternalNotes::shown) {
    object["note_internal"] = json_or_null(entry.content.note_internal);
    object["correction_note"] = json_or_null(entry.correction);
  }
  return object;
}

std::string to_json(const Register& view) {
  return json_of(view).dump();
}

std::string to_json(const Date& date, const std::vector<Register>& registers) {
  json list = json::array();
  for (const Register& view : registers)
    list.push_back(json_of(view));
  return json{{"date", to_text(date)}, {"registers", std::move(list)}}.dump();
}

std::string to_json(const BatchAnswer& answer) {
  json results = json::array();
  for (const MarkResult& result : answer.results) {
    results.push_back({{"mark_id", to_text(result.mark)},
                       {"status", name_of(result.status)},
                       {"code", result.code.empty() ? json(nullptr) : json(result.code)},
                       {"entry", json_of(result.entry, answer.recorders, answer.notes)}});
  }
  json flags = json::array();
  for (const FlagChange& flag : answer.flags) {
    flags.push_back({{"pupil_id", to_text(flag.pupil)},
                     {"rule", flag.rule},
                     {"change", flag.is_raised ? "raised" : "withdrawn"}});
  }
  const json object{{"results", std::move(results)},
                    {"flags", std::move(flags)},
                    {"registration", json_of(answer.registration)}};
  return object.dump();
}

std::string to_json(const Date& today, const std::vector<MyClass>& classes) {
  json list = json::array();
  for (const MyClass& school_class : classes) {
    list.push_back({{"class_id", to_text(school_class.school_class)},
                    {"name", school_class.name},
                    {"school", school_class.school},
                    {"grade", json_or_null(school_class.grade)},
                    {"is_contact_teacher", school_class.is_contact_teacher},
                    {"may_register", school_class.may_register},
                    {"may_review", school_class.may_review},
                    {"lessons", json_of(school_class.lessons)},
                    {"day_registered", school_class.is_day_registered}});
  }
  return json{{"today", to_text(today)}, {"classes", std::move(list)}}.dump();
}

std::string to_json(const std::vector<MyChild>& children) {
  json list = json::array();
  for (const MyChild& child : children) {
    list.push_back({{"pupil_id", to_text(child.pupil)}, {"given_name", child.given_name.reveal()}});
  }
  return json{{"children", std::move(list)}}.dump();
}

}  // namespace tilstede::attendance
