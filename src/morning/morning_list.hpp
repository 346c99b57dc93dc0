// MorningList: the pupils who are missing without a word on one day, as the one who asks may see it. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "letters/outbox.hpp"
#include "morning/morning.hpp"
#include "people/ids.hpp"

namespace tilstede::morning {

struct Settings {
  /// From a lesson's start until who is registered missing stands on the list.
  int wait_minutes = 15;
  /// From the last sign of life of who has taken a pupil until it comes back.
  int return_minutes = 10;
  std::optional<std::string> phone;
  /// Secretaries who may see how to reach the home of a child with a protected address.
  std::vector<StaffId> contacts_staff;
};

struct SettingsView {
  Settings settings;
  struct Secretary {
    StaffId id;
    PersonalText name;
    bool may_see_protected = false;
  };
  std::vector<Secretary> secretaries;
};

/// An entry that says: away, and nobody has told.
struct MissingEntry {
  EntryId id;
  PupilId pupil;
  /// 0: the whole day.
  int lesson = 0;
  std::optional<ClassId> school_class;
  Instant recorded_at{};
  std::optional<AccountId> recorded_by;
};

struct ContactPerson {
  GuardianId guardian;
  PersonalText name;
  std::optional<PersonalText> phone;
  bool has_parental_responsibility = false;
  /// How they would rather be reached: "phone", "text_message"; empty: not said.
  std::string wish;
  std::string language;
  bool needs_interpreter = false;
  /// Somebody on the staff has confirmed by name that this child is theirs.
  bool is_confirmed = false;
  bool may_report = false;
};

struct SentText {
  letters::MessageState state = letters::MessageState::waiting;
  std::string failure;
  std::string language;
  std::optional<PersonalText> body;
};

struct LoggedStep {
  Step step;
  PersonalText by;
  std::optional<PersonalText> guardian;
  std::optional<SentText> text;
};

enum class Contacts {
  /// To who has taken the pupil.
  when_taken,
  shown,
  /// A protected address, and not for this reader.
  withheld,
};
std::string_view name_of(Contacts contacts);

enum class Status {
  open,
  taken,
  explained,
  at_school,
  /// The home has told by itself meanwhile.
  home_told,
  /// Seen in a later lesson.
  came_later,
  /// The entry was corrected, or got another reporter.
  corrected,
};
std::string_view name_of(Status status);

struct MissingPupil {
  PupilId pupil;
  PersonalText given_name;
  PersonalText family_name;
  std::string class_name;
  ClassId school_class;
  std::string language;
  bool needs_interpreter = false;
  bool is_protected = false;
  /// That stand now; 0 is the whole day.
  std::vector<int> lessons;
  /// When the first of them began, in minutes after midnight; empty without a timetable.
  std::optional<int> starts_minute;
  std::optional<Instant> registered_at;
  std::optional<PersonalText> registered_by;
  State state;
  Status status = Status::open;
  std::optional<int> seen_in_lesson;
  std::optional<PersonalText> taken_by;
  bool is_mine = false;
  std::vector<LoggedStep> steps;
  Contacts contacts = Contacts::when_taken;
  std::vector<ContactPerson> people;
};

/// A class whose first lesson began long enough ago and that nobody has registered: its missing pupils are
/// unseen.
struct UnregisteredClass {
  ClassId school_class;
  std::string name;
  std::optional<int> lesson;
  std::optional<int> starts_minute;
  std::optional<PersonalText> teacher;
};

struct MorningSchool {
  SchoolId school;
  std::string name;
  bool is_school_day = true;
  Settings settings;
  bool may_change_settings = false;
  std::vector<MissingPupil> pupils;
  std::vector<UnregisteredClass> unregistered;
};

struct MorningList {
  Date date{};
  bool is_today = true;
  /// Text messages leave the house here.
  bool has_text_gateway = false;
  std::vector<MorningSchool> schools;
};

struct MorningCount {
  int open = 0;
  int taken = 0;
  int not_found = 0;
  int unregistered = 0;
};

/// What has happened apart from the steps.
struct Meanwhile {
  bool home_told = false;
  bool came_later = false;
  /// No entry says any more that the pupil is missing.
  bool is_missing_no_more = false;
};
Status status_of(const State& state, const Meanwhile& meanwhile);

bool needs_somebody(const MissingPupil& pupil);
MorningCount count(const MorningList& list);

/// Not found first, then open, taken, and what is done; within each by class and name as they came.
void sort_by_need(std::vector<MissingPupil>& pupils);

}  // namespace tilstede::morning
