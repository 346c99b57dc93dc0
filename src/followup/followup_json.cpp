#include "followup/followup_json.hpp"

#include <nlohmann/json.hpp>

#include "attendance/attendance_json.hpp"
#include "people/told_apart_json.hpp"

namespace tilstede::followup {
namespace {

using nlohmann::json;

json json_of(const engine::Totals& totals) {
  return {{"days", totals.days},
          {"hours", totals.hours},
          {"late_arrivals", totals.late_arrivals},
          {"left_early", totals.left_early},
          {"documented_days", totals.documented_days},
          {"undocumented_days", totals.undocumented_days}};
}

json json_of(const DayMark& mark) {
  return {{"date", to_text(mark.date)},
          {"kind", name_of(mark.kind)},
          {"documentation", attendance::name_of_documentation(mark.is_documented)},
          {"missed_minutes", mark.missed_minutes}};
}

json json_of(const PupilReview& pupil) {
  json marks = json::array();
  for (const DayMark& mark : pupil.marks)
    marks.push_back(json_of(mark));
  json flags = json::array();
  for (const routine::FlagView& flag : pupil.flags)
    flags.push_back(routine::to_json(flag));
  return {{"pupil_id", to_text(pupil.pupil)},
          {"given_name", pupil.given_name.reveal()},
          {"family_name", pupil.family_name.reveal()},
          {"told_apart_by", people::told_apart_json(pupil.told_apart_by)},
          {"totals", json_of(pupil.totals)},
          {"marks", std::move(marks)},
          {"flags", std::move(flags)}};
}

}  // namespace

std::string to_json(const ClassReview& review) {
  json days = json::array();
  for (const Date& date : review.non_school_days)
    days.push_back(to_text(date));
  json pupils = json::array();
  for (const PupilReview& pupil : review.pupils)
    pupils.push_back(json_of(pupil));
  const json object{{"class_id", to_text(review.school_class)},
                    {"name", review.name},
                    {"school", review.school},
                    {"school_year", to_text(review.year)},
                    {"as_of", to_text(review.as_of)},
                    {"first_day", to_text(review.first_day)},
                    {"non_school_days", std::move(days)},
                    {"pupils", std::move(pupils)}};
  return object.dump();
}

std::string to_json(const PupilAbsence& absence) {
  json entries = json::array();
  for (const attendance::AbsenceEntry& entry : absence.entries) {
    entries.push_back(attendance::json_of(entry, absence.recorders, absence.notes));
  }
  const json object{{"pupil_id", to_text(absence.pupil)},
                    {"name", absence.name.reveal()},
                    {"school_year", to_text(absence.year)},
                    {"totals", json_of(absence.totals)},
                    {"entries", std::move(entries)}};
  return object.dump();
}

}  // namespace tilstede::followup
