// Registration: what becomes of each mark of a batch. Pure: all it rests on is handed in as Facts, and the
// order of the marks does not matter. Start at decide().
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attendance/entry.hpp"
#include "reasons/reason.hpp"

namespace tilstede::attendance {

/// The office may register what it knows beforehand, this many days; later dates are taken for slips of the
/// finger. A teacher registers what has been seen, so never a day that has not come.
inline constexpr int kDaysAheadMax = 31;

/// What a teacher says of one pupil. The client makes the id, so that a repeat is recognised.
struct Mark {
  EntryId id;
  PupilId pupil;
  /// The entry the teacher saw; empty when there was none.
  std::optional<EntryId> based_on;
  Content content;
  /// Why what stood is corrected; needed once its day is over. Presence that was attested stood, too.
  std::optional<PersonalText> correction{};
};

struct Batch {
  ClassId school_class;
  Date date{};
  /// 0: the whole day.
  int lesson = 0;
  /// Whom the teacher saw on the list; empty when only exceptions are sent.
  std::vector<PupilId> seen;
  std::vector<Mark> marks;
};

/// What the decision rests on.
struct Facts {
  Date today{};
  SchoolYear class_year;
  bool is_school_day = true;
  /// The class has a timetable, and whether this lesson stands in it that day.
  bool has_timetable = false;
  bool is_in_timetable = false;
  /// By the timetable, else as configured.
  int lesson_minutes = 60;
  std::optional<SubjectId> subject;
  /// On the date of the batch.
  std::vector<PupilId> class_list;
  /// The catalogue.
  std::vector<reasons::Reason> reasons;
  /// Whom a home has reported away from the lesson (or that day).
  std::vector<PupilId> reported_by_home;
  /// Whom an agreed plan does not expect in the lesson (or all day).
  std::vector<PupilId> not_expected;
  /// Whom a standing registration of the batch's date and lesson has attested: with no entry, as present.
  std::vector<PupilId> attested;
  /// The effective entries of the marked pupils for the batch's date and lesson.
  std::vector<AbsenceEntry> effective;
  /// Entries, effective or not, whose id is the id of a mark.
  std::vector<AbsenceEntry> with_mark_id;
  // Who attests what is saved.
  Instant now{};
  AccountId actor;
  Origin origin = Origin::teacher;
  std::optional<PersonalText> substitute;
  /// Who cannot see an internal note cannot have meant to remove it.
  bool sees_internal_notes = true;
};

enum class Status { saved, already, conflict, refused };
std::string_view name_of(Status status);

struct MarkResult {
  EntryId mark;
  Status status = Status::refused;
  /// Why it was refused or in conflict; else empty.
  std::string_view code;
  /// What stands now: of `saved` the entry to write, of `conflict` the newer one.
  std::optional<AbsenceEntry> entry;
};

struct Decision {
  /// In the order of the marks.
  std::vector<MarkResult> results;
  /// Whom of the class the teacher saw; empty: the lesson does not count as registered.
  std::vector<PupilId> seen;
};

Decision decide(const Batch& batch, const Facts& facts);

/// The entries of the `saved` results.
std::vector<AbsenceEntry> saved_entries(const Decision& decision);

}  // namespace tilstede::attendance
