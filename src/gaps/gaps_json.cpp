#include "gaps/gaps_json.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/text.hpp"

namespace tilstede::gaps {
namespace {

using nlohmann::json;

std::string clock_time(int minute) {
  return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

json clock_or_null(const std::optional<int>& minute) {
  return minute ? json(clock_time(*minute)) : json(nullptr);
}

json json_of(const NamedGap& one) {
  return {{"class_id", to_text(one.gap.school_class)},
          {"class_name", one.class_name},
          {"date", to_text(one.gap.date)},
          {"lesson", one.gap.lesson},
          {"starts", clock_time(one.gap.starts_minute)},
          {"subject", one.gap.subject}};
}

json json_of(const std::vector<NamedGap>& gaps) {
  json list = json::array();
  for (const NamedGap& gap : gaps)
    list.push_back(json_of(gap));
  return list;
}

json json_of(const TeacherGaps& one) {
  return {{"name", one.teacher ? json(one.name.reveal()) : json(nullptr)}, {"lessons", json_of(one.gaps)}};
}

json json_of(const PupilGoneLater& pupil) {
  json days = json::array();
  for (const GoneLater& day : pupil.days)
    days.push_back({{"date", to_text(day.date)}, {"lessons", day.lessons}, {"is_reported", day.is_reported}});
  return {{"pupil_id", to_text(pupil.pupil)},
          {"given_name", pupil.given_name.reveal()},
          {"family_name", pupil.family_name.reveal()},
          {"class_name", pupil.class_name},
          {"days", std::move(days)}};
}

json json_of(const SchoolGaps& school) {
  json teachers = json::array();
  for (const TeacherGaps& one : school.teachers)
    teachers.push_back(json_of(one));
  json gone = json::array();
  for (const PupilGoneLater& one : school.gone_later)
    gone.push_back(json_of(one));
  return {{"school_id", to_text(school.school)},
          {"name", school.name},
          {"is_whole", school.is_whole},
          {"may_change_settings", school.may_change_settings},
          {"remind_at", clock_or_null(school.remind_minute)},
          {"teachers", std::move(teachers)},
          {"gone_later", std::move(gone)}};
}

std::optional<int> minute_of(const std::string& text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = parse_int(std::string_view(text).substr(0, 2));
  const auto minute = parse_int(std::string_view(text).substr(3));
  if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) return std::nullopt;
  return static_cast<int>(*hour * 60 + *minute);
}

}  // namespace

std::optional<int> read_remind_wish(JsonFields& fields) {
  const auto text = fields.optional_text("remind_at", 5);
  if (!text || text->empty()) return std::nullopt;
  const auto minute = minute_of(*text);
  if (!minute) fields.refuse("remind_at", "malformed", "A time such as 15:30, or null.");
  return minute;
}

std::string to_json(const GapsView& view) {
  json schools = json::array();
  for (const SchoolGaps& school : view.schools)
    schools.push_back(json_of(school));
  return json{{"from", to_text(view.period.from)},
              {"to", to_text(view.period.to.value())},
              {"own", json_of(view.own)},
              {"schools", std::move(schools)}}
      .dump();
}

std::string count_json(int own) {
  return json{{"own", own}}.dump();
}

std::string remind_json(const std::optional<int>& minute) {
  return json{{"remind_at", clock_or_null(minute)}}.dump();
}

}  // namespace tilstede::gaps
