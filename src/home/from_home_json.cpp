#include "home/from_home_json.hpp"

#include <nlohmann/json.hpp>

#include "attendance/attendance_json.hpp"
#include "home/home_json.hpp"

namespace tilstede::home {
namespace {

using attendance::InternalNotes;
using nlohmann::json;

json json_of(const PupilName& pupil) {
  return {{"pupil_id", to_text(pupil.pupil)},
          {"given_name", pupil.given_name.reveal()},
          {"family_name", pupil.family_name.reveal()}};
}

json json_of(const std::vector<MessageMatter>& matters, const attendance::Recorders& recorders) {
  json list = json::array();
  for (const MessageMatter& matter : matters) {
    json line = json_of(matter.pupil);
    json entries = json::array();
    for (const auto& entry : matter.entries)
      entries.push_back(attendance::json_of(entry, recorders, InternalNotes::hidden));
    line["message"] = attendance::json_of(matter.message);
    line["entries"] = std::move(entries);
    list.push_back(std::move(line));
  }
  return list;
}

json json_of(const ContestMatter& matter, const attendance::Recorders& recorders) {
  json line = json_of(matter.pupil);
  line["contest"] = json_of(matter.contest);
  line["entry"] =
      matter.entry ? attendance::json_of(*matter.entry, recorders, InternalNotes::hidden) : json(nullptr);
  return line;
}

json json_of(const WishMatter& matter) {
  json line = json_of(matter.pupil);
  line["guardian"] = matter.guardian.reveal();
  line["wish"] = json_of(matter.wish);
  return line;
}

}  // namespace

ContestAnswer read_contest_answer(JsonFields& fields) {
  const bool is_explained = fields.choice("outcome", {"corrected", "explained"}) == 1;
  return {is_explained ? Outcome::explained : Outcome::corrected, read_words(fields, "answer")};
}

std::string to_json(const FromHome& view) {
  json contests = json::array();
  for (const ContestMatter& matter : view.contests)
    contests.push_back(json_of(matter, view.recorders));
  json wishes = json::array();
  for (const WishMatter& matter : view.wishes)
    wishes.push_back(json_of(matter));
  return json{{"class_id", to_text(view.school_class)},
              {"name", view.name},
              {"explanations", json_of(view.explanations, view.recorders)},
              {"taken_back", json_of(view.taken_back, view.recorders)},
              {"contests", std::move(contests)},
              {"wishes", std::move(wishes)}}
      .dump();
}

std::string to_json(const AnsweredMessage& answer) {
  json ids = json::array();
  for (const EntryId& id : answer.documented)
    ids.push_back(to_text(id));
  return json{{"message_id", to_text(answer.message)},
              {"is_accepted", answer.is_accepted},
              {"documented", std::move(ids)}}
      .dump();
}

}  // namespace tilstede::home
