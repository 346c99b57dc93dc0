#include "home/office_json.hpp"

#include <nlohmann/json.hpp>

#include "attendance/attendance_json.hpp"
#include "home/home_json.hpp"
#include "people/told_apart_json.hpp"

namespace tilstede::home {
namespace {

using nlohmann::json;

json json_of(const OfficePupil& pupil) {
  return {{"pupil_id", to_text(pupil.pupil)},
          {"given_name", pupil.given_name.reveal()},
          {"family_name", pupil.family_name.reveal()},
          {"class", pupil.school_class}};
}

json json_in_list(const OfficePupil& pupil) {
  json line = json_of(pupil);
  line["told_apart_by"] = people::told_apart_json(pupil.told_apart_by);
  return line;
}

json json_of(const GuardianContact& guardian) {
  return {{"guardian_id", to_text(guardian.id)},
          {"name", guardian.name.reveal()},
          {"may_report", guardian.may_report},
          {"phone", guardian.phone ? json(guardian.phone->reveal()) : json(nullptr)},
          {"wish", guardian.wish ? json_of(*guardian.wish) : json(nullptr)}};
}

}  // namespace

OnBehalf read_behalf(JsonFields& fields) {
  constexpr Channel kChannels[] = {Channel::phone, Channel::text_message, Channel::paper, Channel::in_person};
  OnBehalf behalf;
  behalf.guardian = fields.id<GuardianTag>("guardian_id");
  behalf.channel = kChannels[fields.choice("channel", {"phone", "text_message", "paper", "in_person"})];
  return behalf;
}

std::string to_json(const Office& office) {
  json schools = json::array();
  for (const OfficeSchool& school : office.schools) {
    json pupils = json::array();
    for (const OfficePupil& pupil : school.pupils)
      pupils.push_back(json_in_list(pupil));
    schools.push_back(
        {{"school_id", to_text(school.id)}, {"name", school.name}, {"pupils", std::move(pupils)}});
  }
  return json{{"today", to_text(office.today)}, {"reasons", office.reasons}, {"schools", std::move(schools)}}
      .dump();
}

std::string to_json(const Date& date, const std::vector<OfficeMessage>& messages) {
  json list = json::array();
  for (const OfficeMessage& one : messages) {
    json line = json_in_list(one.pupil);
    line["message"] = attendance::json_of(one.message);
    list.push_back(std::move(line));
  }
  return json{{"date", to_text(date)}, {"messages", std::move(list)}}.dump();
}

std::string to_json(const PupilHome& home) {
  json answer = json_of(home.pupil);
  json guardians = json::array();
  for (const GuardianContact& guardian : home.guardians)
    guardians.push_back(json_of(guardian));
  json messages = json::array();
  for (const HomeMessage& message : home.messages)
    messages.push_back(attendance::json_of(message));
  answer["is_protected"] = home.has_protected_address;
  answer["language"] = home.language.empty() ? json(nullptr) : json(home.language);
  answer["needs_interpreter"] = home.needs_interpreter;
  answer["guardians"] = std::move(guardians);
  answer["first_day"] = to_text(home.open_days.from);
  answer["last_day"] = to_text(home.open_days.to.value());
  answer["school_days"] = list_of(home.school_days);
  answer["messages"] = std::move(messages);
  return answer.dump();
}

}  // namespace tilstede::home
