// AbsenceEntry: what is registered of one pupil for one date and lesson (0: the whole day). Append-only: a
// correction is a new entry that supersedes the old one. Present is stored only as such a correction.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/personal.hpp"
#include "engine/pupil_year.hpp"
#include "people/ids.hpp"

namespace tilstede::attendance {

/// Lessons are numbered 1 to this; 0 is the whole day.
inline constexpr int kLessonMax = 20;

enum class EntryKind { day, lesson, late, left_early, present };
/// `substitute`: with a link to one lesson.
enum class Origin { teacher, office, import, substitute };
using engine::parse_reported_by;
using engine::ReportedBy;

/// What is said; two entries of equal content say the same.
struct Content {
  EntryKind kind = EntryKind::present;
  /// Missed (lesson, left_early) or late (late); empty: the whole lesson, or not said.
  std::optional<int> minutes;
  bool is_documented = false;
  std::optional<std::string> reason;
  ReportedBy reported_by = ReportedBy::unknown;
  std::optional<PersonalText> note_home;
  /// Never shown to guardians or the pupil.
  std::optional<PersonalText> note_internal;

  bool operator==(const Content&) const = default;
};

struct AbsenceEntry {
  EntryId id;
  PupilId pupil;
  Date date{};
  int lesson = 0;
  Content content;
  std::optional<SubjectId> subject;
  std::optional<ClassId> school_class;
  Origin origin = Origin::teacher;
  Instant recorded_at{};
  /// Of a substitute who made the link.
  std::optional<AccountId> recorded_by;
  /// Why it was corrected, said when the day was over. Never shown to guardians or the pupil.
  std::optional<PersonalText> correction;
  /// As the substitute wrote it.
  std::optional<PersonalText> substitute;
  std::optional<EntryId> supersedes;
  std::optional<EntryId> superseded_by;
  /// The decision by which it stands (ruling.hpp).
  std::optional<DecisionId> decision;
  /// Of one that counts no absence: what had been registered, and still shows. `minutes` are those of it.
  std::optional<EntryKind> observed;
};

/// Whether a list of entries holds those that no longer stand.
enum class Superseded { left_out, included };

/// In which of the engine's kinds it is counted. Present is counted in none and must not be asked about.
engine::Kind counted_as(EntryKind kind);

// The stable words of the database and the API.
std::string_view name_of(EntryKind kind);
std::string_view name_of(Origin origin);
std::string_view name_of_documentation(bool is_documented);
std::optional<EntryKind> parse_entry_kind(std::string_view name);
std::optional<Origin> parse_origin(std::string_view name);

}  // namespace tilstede::attendance
