// Register: a class on a day, for one lesson or the whole day, as the one who registers sees it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "adapted/plan.hpp"
#include "attendance/changes.hpp"
#include "attendance/entry.hpp"
#include "attendance/home_message.hpp"
#include "attendance/registration.hpp"
#include "attendance/ruling.hpp"

namespace tilstede::attendance {

/// The names of those who recorded entries; an import has no recorder.
using Recorders = std::map<AccountId, PersonalText>;

/// Whether the reader of an answer may see internal notes. Guardians and pupils never do.
enum class InternalNotes { hidden, shown };

/// That a lesson (or a day) was registered.
struct RegistrationMade {
  /// Of a substitute who made the link.
  PersonalText by;
  std::optional<PersonalText> substitute;
  Instant at{};
};

/// A lesson of a class on one date.
struct LessonOfDay {
  int lesson = 1;
  int starts_minute = 0;
  int ends_minute = 0;
  std::string subject;
  bool is_mine = false;
  bool is_registered = false;
};

/// What the pupil's plan for adapted schooling says of the lesson, or of the day's lessons.
struct PlannedPupil {
  struct Part {
    /// 0: the whole day.
    int lesson = 0;
    adapted::Expected expected = adapted::Expected::group_room;
  };
  std::vector<Part> parts;
  PersonalText note;
  /// Nothing of what is shown is expected.
  bool is_not_expected = false;
};

/// A class on a date, for one lesson or (0) the whole day.
struct RegisterSlot {
  ClassId school_class;
  Date date{};
  int lesson = 0;
};

struct RegisterPupil {
  PupilId pupil;
  PersonalText given_name;
  PersonalText family_name;
  /// What tells the pupil from another of the same name in the class; empty when nobody has it.
  std::string told_apart_by;
  /// The effective entry of the lesson asked for, or of the day.
  std::optional<AbsenceEntry> entry;
  /// With a lesson asked for, the effective entry of the whole day.
  std::optional<AbsenceEntry> day_entry;
  std::vector<HomeMessage> messages;
  std::optional<PlannedPupil> plan;
  /// That no absence counts in the lesson (or in some lesson of the day), whatever is registered.
  std::optional<Ruling> ruling;
};

struct Register {
  ClassId school_class;
  std::string name;
  std::string school;
  Date date{};
  /// 0: the whole day.
  int lesson = 0;
  bool is_school_day = true;
  std::vector<LessonOfDay> lessons;
  std::optional<RegistrationMade> registration;
  /// With a lesson asked for, that of the whole day.
  std::optional<RegistrationMade> day_registration;
  std::vector<RegisterPupil> pupils;
  Recorders recorders;
  InternalNotes notes = InternalNotes::hidden;
};

/// What the one who sent a batch is told.
struct BatchAnswer {
  std::vector<MarkResult> results;
  std::vector<FlagChange> flags;
  std::optional<RegistrationMade> registration;
  Recorders recorders;
  InternalNotes notes = InternalNotes::hidden;
};

/// A class of the signed-in person, with today's lessons.
struct MyClass {
  ClassId school_class;
  std::string name;
  std::string school;
  std::optional<int> grade;
  bool is_contact_teacher = false;
  bool may_register = false;
  bool may_review = false;
  bool is_day_registered = false;
  std::vector<LessonOfDay> lessons;
};

struct MyChild {
  PupilId pupil;
  PersonalText given_name;
};

}  // namespace tilstede::attendance
