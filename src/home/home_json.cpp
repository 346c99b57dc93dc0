#include "home/home_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace tilstede::home {
namespace {

using nlohmann::json;

constexpr std::size_t kPupilsMax = 20;
constexpr std::size_t kTextCharactersMax = 4'000;
constexpr std::size_t kReasonCharactersMax = 60;

// --- reading ---

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// "08:30" as minutes after midnight.
std::optional<int> parse_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hours = digits(text.substr(0, 2));
  const auto minutes = digits(text.substr(3, 2));
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  return *hours * 60 + *minutes;
}

std::optional<int> read_time(JsonFields& fields, std::string_view name) {
  const auto text = fields.optional_text(name, 5);
  if (!text) return std::nullopt;
  const auto minute = parse_time(*text);
  if (!minute) fields.refuse(name, "malformed-time", "Say the time of day as 08:30.");
  return minute;
}

std::vector<int> read_lessons(JsonFields& fields) {
  std::vector<int> lessons;
  for (const std::int64_t number : fields.optional_integers("lessons", kLessonMax, 1, kLessonMax))
    lessons.push_back(static_cast<int>(number));
  return lessons;
}

Report read_report(JsonFields& fields) {
  Report report;
  report.period.from = fields.date("from");
  report.period.to = fields.date("to");
  report.lessons = read_lessons(fields);
  report.from_minute = read_time(fields, "from_time");
  report.until_minute = read_time(fields, "until_time");
  if (!report.lessons.empty() && (report.from_minute || report.until_minute)) {
    fields.refuse("lessons", "lessons-and-times", "Say either the lessons or the time of day.");
  }
  report.reason = fields.optional_text("reason", kReasonCharactersMax);
  auto text = fields.optional_text("text", kTextCharactersMax);
  if (text && !text->empty()) report.text = PersonalText(std::move(*text));
  return report;
}

bool is_language(const std::string& text) {
  return text.size() >= 2 && std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

// --- writing ---

std::string clock_time(int minute) {
  return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

json time_or_null(const std::optional<int>& minute) {
  return minute ? json(clock_time(*minute)) : json(nullptr);
}

// The other guardian of the child sees that it is reported, when and why: not by whom, how, or in what words.
json json_of(const HomeMessage& message, const GuardianId& reader) {
  const bool is_mine = message.guardian == reader;
  const bool has_text = is_mine && message.text;
  return {{"message_id", to_text(message.id)},
          {"from", to_text(message.period.from)},
          {"to", to_text(message.period.to.value())},
          {"lessons", message.lessons},
          {"from_time", time_or_null(message.from_minute)},
          {"until_time", time_or_null(message.until_minute)},
          {"reason", message.reason ? json(*message.reason) : json(nullptr)},
          {"reported_at", to_text(message.reported_at)},
          {"is_mine", is_mine},
          {"answer", message.answer ? json(name_of(*message.answer)) : json(nullptr)},
          {"channel", is_mine ? json(name_of(message.channel)) : json(nullptr)},
          {"text", has_text ? json(message.text->reveal()) : json(nullptr)}};
}

json json_of(const std::vector<HomeMessage>& messages, const GuardianId& reader) {
  json list = json::array();
  for (const HomeMessage& message : messages)
    list.push_back(json_of(message, reader));
  return list;
}

json json_of(const std::vector<Contest>& contests) {
  json list = json::array();
  for (const Contest& contest : contests)
    list.push_back(home::json_of(contest));
  return list;
}

json json_of(const Child& child, const GuardianId& reader) {
  return {{"pupil_id", to_text(child.pupil)},
          {"given_name", child.given_name.reveal()},
          {"school", child.school},
          {"class", child.school_class},
          {"may_see", child.may_see},
          {"may_report", child.may_report},
          {"school_days", list_of(child.school_days)},
          {"messages", json_of(child.messages, reader)},
          {"contests", json_of(child.contests)}};
}

}  // namespace

json list_of(const std::vector<Date>& dates) {
  json list = json::array();
  for (const Date& date : dates)
    list.push_back(to_text(date));
  return list;
}

json json_of(const ContactWish& wish) {
  return {{"channel", name_of(wish.channel)},
          {"language", wish.language ? json(*wish.language) : json(nullptr)},
          {"needs_interpreter", wish.needs_interpreter}};
}

json json_of(const Contest& contest) {
  const auto& answer = contest.answer;
  return {{"contest_id", to_text(contest.id)},
          {"entry_id", to_text(contest.entry)},
          {"text", contest.text.reveal()},
          {"contested_at", to_text(contest.contested_at)},
          {"outcome", answer ? json(name_of(answer->outcome)) : json(nullptr)},
          {"answer", answer ? json(answer->text.reveal()) : json(nullptr)},
          {"answered_at", contest.answered_at ? json(to_text(*contest.answered_at)) : json(nullptr)}};
}

PersonalText read_words(JsonFields& fields, std::string_view name) {
  auto text = fields.text(name, kTextCharactersMax);
  if (text.empty()) fields.refuse(name, "empty", "Say it in words.");
  return PersonalText(std::move(text));
}

ContactWish read_contact_wish(JsonFields& fields) {
  constexpr Channel kChannels[] = {Channel::page, Channel::phone, Channel::text_message};
  ContactWish wish;
  wish.channel = kChannels[fields.choice("channel", {"page", "phone", "text_message"})];
  wish.language = fields.optional_text("language", 3);
  if (wish.language && !is_language(*wish.language)) {
    fields.refuse("language", "language-malformed", "Name the language by its code, as nb or som.");
  }
  wish.needs_interpreter = fields.boolean("needs_interpreter");
  return wish;
}

ReportWish read_wish(JsonFields& fields, const PupilId& pupil) {
  ReportWish wish;
  wish.pupils = {pupil};
  wish.today = fields.date("today");
  wish.report = read_report(fields);
  return wish;
}

ReportWish read_wish(JsonFields& fields) {
  ReportWish wish;
  for (const Uuid& pupil : fields.uuids("pupil_ids", kPupilsMax)) {
    const PupilId id{pupil};
    if (std::find(wish.pupils.begin(), wish.pupils.end(), id) == wish.pupils.end()) wish.pupils.push_back(id);
  }
  if (wish.pupils.empty()) fields.refuse("pupil_ids", "empty", "Name at least one child.");
  wish.today = fields.date("today");
  wish.report = read_report(fields);
  if (const auto replaces = fields.optional_uuid("replaces")) wish.replaces = MessageId{*replaces};
  return wish;
}

std::string to_json(const std::vector<ReportResult>& results, const GuardianId& reader) {
  json list = json::array();
  for (const ReportResult& result : results) {
    const Decision& decision = result.decision;
    list.push_back({{"pupil_id", to_text(result.pupil)},
                    {"status", name_of(decision.status)},
                    {"code", decision.code.empty() ? json(nullptr) : json(decision.code)},
                    {"messages", json_of(result.messages, reader)},
                    {"days_without_school", list_of(decision.days_without_school)},
                    {"days_reported_before", list_of(decision.days_reported_before)},
                    {"is_registered", result.is_registered}});
  }
  return json{{"results", std::move(list)}}.dump();
}

std::string to_json(const Withdrawal& withdrawal) {
  return json{{"message_id", to_text(withdrawal.message)}, {"is_registered", withdrawal.is_registered}}
      .dump();
}

std::string to_json(const ContactWish& wish) {
  return json_of(wish).dump();
}

std::string to_json(const Contest& contest) {
  return json_of(contest).dump();
}

std::string to_json(const MyHome& home) {
  json children = json::array();
  for (const Child& child : home.children)
    children.push_back(json_of(child, home.guardian));
  return json{{"today", to_text(home.today)},
              {"first_day", to_text(home.open_days.from)},
              {"last_day", to_text(home.open_days.to.value())},
              {"reasons", home.reasons},
              {"children", std::move(children)},
              {"contact_wish", home.wish ? json_of(*home.wish) : json(nullptr)}}
      .dump();
}

std::string to_json(const Date& date, const std::map<PupilId, std::vector<Lesson>>& lessons_of) {
  json children = json::array();
  for (const auto& [pupil, lessons] : lessons_of) {
    json list = json::array();
    for (const Lesson& lesson : lessons) {
      list.push_back({{"lesson", lesson.lesson},
                      {"starts", clock_time(lesson.starts_minute)},
                      {"ends", clock_time(lesson.ends_minute)},
                      {"subject", lesson.subject}});
    }
    children.push_back({{"pupil_id", to_text(pupil)}, {"lessons", std::move(list)}});
  }
  return json{{"date", to_text(date)}, {"children", std::move(children)}}.dump();
}

}  // namespace tilstede::home
