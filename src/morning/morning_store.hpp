// The morning in the database: steps (append-only) and settings are its own; entries, registrations and
// people it only reads.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "morning/morning_list.hpp"
#include "platform/db/db.hpp"

namespace tilstede::morning::store {

/// Of the pupils enrolled at the school on the date; reasons that the school has decided or knows of
/// beforehand leave a pupil out. The one question that is asked over and over: an index of its own answers
/// it.
std::vector<MissingEntry> missing_entries(db::Tx& tx, const SchoolId& school, const Date& date);
std::vector<MissingEntry> missing_entries_of(db::Tx& tx, const PupilId& pupil, const Date& date);

std::map<PupilId, std::vector<Step>> steps_at(db::Tx& tx, const SchoolId& school, const Date& date);
std::vector<Step> steps_of(db::Tx& tx, const PupilId& pupil, const Date& date);
struct StepPlace {
  Uuid id;
  PupilId pupil;
  Date date{};
  SchoolId school;
};
void insert_step(db::Tx& tx, const StepPlace& place, const Step& step);

Settings settings_of(db::Tx& tx, const SchoolId& school);
void write_settings(db::Tx& tx, const SchoolId& school, const Settings& settings, Instant at,
                    const AccountId& by);

struct PupilFacts {
  PersonalText given_name;
  PersonalText family_name;
  std::string language;
  bool needs_interpreter = false;
  bool is_protected = false;
  std::optional<int> grade;
  /// All classes at the school, and the homeroom among them.
  std::vector<ClassId> classes;
  ClassId homeroom;
  std::string homeroom_name;
};
/// By class and name.
std::vector<std::pair<PupilId, PupilFacts>> pupils(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                   const SchoolId& school, const Date& date);

/// Guardians who may be told about the child.
std::map<PupilId, std::vector<ContactPerson>> contacts_of(db::Tx& tx, const std::vector<PupilId>& pupils);

/// Classes of the school that have any lesson or day registered that date.
std::set<ClassId> registered_classes(db::Tx& tx, const SchoolId& school, const Date& date);

/// Lessons in which the pupil was seen: registered for the class, with the pupil on the list.
std::map<PupilId, std::vector<int>> lessons_seen(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                 const std::vector<ClassId>& classes, const Date& date);

/// The absence of each pupil that date, by lesson, whoever reported it.
std::map<PupilId, std::set<int>> lessons_away(db::Tx& tx, const std::vector<PupilId>& pupils,
                                              const Date& date);

struct NamedStaff {
  StaffId id;
  PersonalText name;
};
std::vector<NamedStaff> secretaries_of(db::Tx& tx, const SchoolId& school, const Date& date);
std::map<StaffId, PersonalText> staff_names(db::Tx& tx, const std::vector<StaffId>& staff);

/// Homerooms and teaching groups; the kind decides which first lessons are looked at.
std::set<ClassId> homerooms_of(db::Tx& tx, const SchoolId& school);

}  // namespace tilstede::morning::store
