// The counting rule: from a pupil's entries to what stands on each date, and to totals. Pure.
// Days, hours and late arrivals are three series that never become each other (opplæringsforskrifta section
// 9-44).
//
// A date is one day when a `day` entry stands, or when the lessons missed fulfil the day rule; its lessons
// then add no hours. Where the routine's words are silent, this is how it is counted:
//   - A lesson of the timetable is as long as the timetable says; where two groups of the pupil have the same
//     lesson number that day, the longer one. A lesson outside the timetable is `lesson_minutes` long when an
//     entry says no minutes, and what the entry says otherwise.
//   - A `lesson` or `left_early` entry without minutes missed the whole lesson; one that says more minutes
//   than
//     the lesson has is cut to the lesson.
//   - After `left_early` the later lessons (higher numbers) of that day's timetable are missed too, each
//   unless it
//     has an entry of its own. No lesson is counted twice.
//   - Late or left early without a lesson (a school that registers whole days) is one occasion of that date,
//   unless a
//     lesson of the date says the same; left early then misses the minutes it says, or none.
//   - An entry left out (a skipped reason, an exemption, a reason that is no absence) adds nothing, but it
//   still is that lesson's own entry:
//     leaving it out never makes another entry weigh more.
//   - All lessons and more than half are measured against the timetable, so without one only `day` entries
//   are
//     days. A day rule in minutes needs no timetable.
//   - Late arrivals and left early are occasions, one per entry, also on a date that is a day. Unreported is
//   one
//     occasion for a day, else one per lesson missed with `nobody`; coming late is not "not reported".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/pupil_year.hpp"

namespace tilstede::engine {

enum class Series { days, hours, late_arrivals, left_early, unreported };

/// As in the routine file: "late_arrivals".
std::string_view name_of(Series series);

struct Counting {
  enum class DayRule { all_lessons, more_than_half, minutes };
  DayRule day = DayRule::all_lessons;
  /// Of `DayRule::minutes`: this many minutes missed on a date are a day.
  int day_minutes = 0;
  int hour_minutes = 60;

  bool operator==(const Counting&) const = default;
};

/// One entry that counts on its date, and in which series.
struct Ground {
  EntryId entry;
  std::uint8_t series = 0;

  bool counts_in(Series asked) const { return (series >> static_cast<int>(asked)) & 1; }
};

/// What stands on one date.
struct DayTally {
  Date date{};
  bool is_day = false;
  /// Everything that counts on the date is documented.
  bool is_documented = false;
  /// Of lessons; 0 on a day.
  int missed_minutes = 0;
  int late = 0;
  int left_early = 0;
  int unreported = 0;
  /// One bit for each lesson of which something was missed; none on a date with a `day` entry.
  std::uint32_t lessons_missed = 0;
  std::vector<Ground> grounds;

  bool misses(int lesson) const { return (lessons_missed >> lesson) & 1; }

  /// In the series' own unit: days, minutes (hours are rounded only after summing) or occasions.
  int amount(Series series) const;
};

/// Which entries count, one per entry of the pupil's year.
using Mask = std::vector<bool>;

/// One per date on which something counts, in order.
std::vector<DayTally> tally(const PupilYear& year, const Counting& counting);
std::vector<DayTally> tally(const PupilYear& year, const Counting& counting, const Mask& mask);

/// From a sum of amounts to the number a rule tests: hours are minutes / 60, rounded down.
int tested(Series series, std::int64_t amount, const Counting& counting);

struct Totals {
  int days = 0;
  int hours = 0;
  int late_arrivals = 0;
  int left_early = 0;
  int documented_days = 0;
  int undocumented_days = 0;

  bool operator==(const Totals&) const = default;
};

/// Both ends included.
Totals totals(const std::vector<DayTally>& tallies, const Date& from, const Date& to,
              const Counting& counting);

}  // namespace tilstede::engine
