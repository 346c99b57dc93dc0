// Patterns: what a pupil's absence looks like, beside how much there is of it. A watch follows one pattern
// through the school days of one pupil's year. Pure; integers only.
//
// An *absence* here is a school day of the pupil on which a day or single hours count. A *spell* is a run of
// whole days on school days that follow each other in the pupil's own calendar: a weekend or a holiday does
// not break it, a day that does not count (present, exempt, skipped) does.
//   weekday              absences gather on one weekday, against the weekday's share of the school days so
//   far subject              single hours gather in one subject, against its share of the timetable so far; a
//   subject is
//                        counted once a date, so a double lesson is one
//   weekend_and_holiday  absences lie on days whose neighbour is no school day, against the calendar's own
//   share rising               absences (each run of them once) gather in the last 40 school days, seen at
//   the end of every
//                        20th school day
//   short_spells         many spells of at most so many days; one that is not over counts while it is short
//   long_spell           spells of at least so many days
//   no_show              an undocumented whole day on the first school day after so many days without school,
//   or on
//                        the pupil's first school day of the year
//   gone_later           present in the first lesson of the timetable, gone from the last, and not documented
// The first four are exact tests: see critical_counts.hpp.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/counting.hpp"
#include "engine/windows.hpp"

namespace tilstede::engine {

enum class PatternKind {
  weekday,
  subject,
  weekend_and_holiday,
  rising,
  short_spells,
  long_spell,
  no_show,
  gone_later
};

/// As in the routine file: "weekend-and-holiday".
std::string_view name_of(PatternKind kind);

struct Pattern {
  PatternKind kind = PatternKind::weekday;
  /// Of spells, no-shows and gone later. The exact tests look at the school year so far.
  Window window;
  /// Silent until there are this many absences; of gone later, the limit itself.
  int min_absences = 4;
  /// Of a million pupils without a pattern, at most this many ever meet the rule in a school year.
  int chance_ppm = 10'000;
  int spell_days_max = 3;
  int spell_days_min = 10;
  int min_spells = 1;
  int holiday_days_min = 7;

  bool operator==(const Pattern&) const = default;
};

/// What was seen, in numbers that words can be made of.
struct Evidence {
  PatternKind kind = PatternKind::weekday;
  /// "6 of 7". Of spells, no-shows and gone later: how many.
  int hits = 0;
  int of = 0;
  /// ISO, of a weekday.
  int weekday = 0;
  /// Code, of a subject.
  std::string subject;
  /// Of the exact tests: by chance, fewer than one in this many pupils.
  int once_in = 0;
  /// Of spells: the school days of the longest.
  int longest = 0;
  /// Of a no-show: the latest.
  std::optional<Date> date;

  bool operator==(const Evidence&) const = default;
};

struct Sighting {
  Evidence evidence;
  /// The entries behind the hits, in order.
  std::vector<EntryId> entries;
};

class Watch {
 public:
  virtual ~Watch() = default;
  /// As of the end of `day`. Days are asked in order.
  virtual bool is_met(const Date& day) = 0;
  /// Of the day last asked; also when it was not met: then what comes closest (most hits).
  virtual Sighting sighting() const = 0;
};

/// Holds on to all three. `tallies` are those of the rule: what it skips is left out already.
std::unique_ptr<Watch> watch(const Pattern& pattern, const PupilYear& year,
                             const std::vector<DayTally>& tallies);

}  // namespace tilstede::engine
