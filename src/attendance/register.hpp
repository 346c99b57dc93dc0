// Register: a class on a day, for one lesson or the whole day, as the one who registers sees it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "attendance/changes.hpp"
#include "attendance/entry.hpp"
#include "attendance/registration.hpp"

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

/// What a home has said beforehand.
struct HomeMessage {
  Period period;
  /// Empty: whole days.
  std::optional<int> lesson;
  std::optional<std::string> reason;
  std::optional<PersonalText> text;
  Instant reported_at{};
};

struct RegisterPupil {
  PupilId pupil;
  PersonalText given_name;
  PersonalText family_name;
  /// The effective entry of the lesson asked for, or of the day.
  std::optional<AbsenceEntry> entry;
  /// With a lesson asked for, the effective entry of the whole day.
  std::optional<AbsenceEntry> day_entry;
  std::vector<HomeMessage> messages;
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

struct Reason {
  std::string code;
  std::string name_nb;
  std::string name_nn;
  std::string name_en;
  bool is_leave = false;
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
