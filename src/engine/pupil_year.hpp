// PupilYear: one pupil's school year as the engine sees it: effective entries, own school days, own
// timetable. Everything the routine and the figures say of a pupil is computed from this and nothing else.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "people/ids.hpp"

namespace tilstede::engine {

enum class Kind { day, lesson, late, left_early };
enum class ReportedBy { guardian, pupil, staff, nobody, unknown };

// The stable words of the database, the files and the API.
std::string_view name_of(Kind kind);
std::string_view name_of(ReportedBy reported_by);
std::optional<ReportedBy> parse_reported_by(std::string_view name);

/// One effective absence entry: at most one per date and lesson (duplicates are a programmer's mistake).
struct Entry {
  EntryId id;
  Date date{};
  Kind kind = Kind::day;
  /// 1..20, or 0: of the whole day.
  int lesson = 0;
  /// Missed (lesson, left_early) or late (late); empty: the whole lesson, or not said.
  std::optional<int> minutes;
  bool is_documented = false;
  /// A code of the catalogue; empty when none was given.
  std::string reason;
  ReportedBy reported_by = ReportedBy::unknown;
  /// The subject's code; empty when not known.
  std::string subject;
  /// As the catalogue says of the reason. What is no absence leaves every total, and so every rule.
  bool is_absence = true;
  /// False: it leaves every rule and pattern, no total.
  bool is_towards_thresholds = true;
};

/// One lesson a week of a class the pupil is in, for the days of `valid`.
struct TimetableLesson {
  int weekday = 1;
  int lesson = 1;
  int starts_minute = 0;
  int ends_minute = 0;
  std::string subject;
  Period valid;
};

/// A decision that entries of these days (and reasons, when any are named) leave every rule and pattern.
struct Exemption {
  ExemptionId id;
  Period period;
  std::vector<std::string> reasons;
};

struct PupilYear {
  PupilId pupil;
  SchoolYear year;
  /// Sorted by date and lesson.
  std::vector<Entry> entries;
  /// The days on which this pupil was enrolled and the school then attended had school; sorted, unique.
  std::vector<Date> school_days;
  std::vector<TimetableLesson> timetable;
  std::vector<Exemption> exemptions;
  /// The configured length where no timetable says it.
  int lesson_minutes = 60;
  /// The school year before, for rules whose windows reach back over 1 August; null when it was not asked
  /// for.
  std::shared_ptr<const PupilYear> before;
};

/// Both school years as one, `before` in front; the year itself where there is nothing before.
PupilYear with_year_before(const PupilYear& year);

}  // namespace tilstede::engine
