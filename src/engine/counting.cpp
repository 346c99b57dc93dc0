#include "engine/counting.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <numeric>

namespace tilstede::engine {
namespace {

constexpr int kLessonsMax = 20;

std::uint8_t bit(Series series) {
  return static_cast<std::uint8_t>(1U << static_cast<int>(series));
}

/// What happened in one lesson of one date.
struct LessonState {
  /// 0: not in that day's timetable.
  int length = 0;
  int missed = 0;
  bool has_entry = false;
};

using Lessons = std::array<LessonState, kLessonsMax + 1>;

/// The entries of one date, and whether each counts.
struct DateEntries {
  const PupilYear& year;
  const Mask& mask;
  std::size_t begin;
  std::size_t end;

  const Entry& at(std::size_t index) const { return year.entries[index]; }
  bool counts(std::size_t index) const {
    return (mask.empty() || mask[index]) && at(index).is_absence && !is_said_of_a_lesson_too(index);
  }

 private:
  // One who is late for the day and late for its first lesson came late once.
  bool is_said_of_a_lesson_too(std::size_t index) const {
    const Entry& entry = at(index);
    if (entry.lesson != 0 || entry.kind == Kind::day) return false;
    for (auto other = begin; other < end; ++other) {
      if (at(other).kind == entry.kind && at(other).lesson != 0) return true;
    }
    return false;
  }
};

bool takes_minutes(Kind kind) {
  return kind == Kind::lesson || kind == Kind::left_early;
}

Lessons timetable_of(const PupilYear& year, const Date& date) {
  Lessons lessons;
  const int weekday = weekday_of(date);
  for (const auto& lesson : year.timetable) {
    if (lesson.weekday != weekday || !covers(lesson.valid, date)) continue;
    assert(lesson.lesson >= 1 && lesson.lesson <= kLessonsMax);
    auto& length = lessons[static_cast<std::size_t>(lesson.lesson)].length;
    length = std::max(length, lesson.ends_minute - lesson.starts_minute);
  }
  return lessons;
}

int own_minutes(const Entry& entry, const LessonState& lesson, int lesson_minutes) {
  if (entry.lesson == 0) return entry.minutes.value_or(0);
  if (lesson.length == 0) return entry.minutes.value_or(lesson_minutes);
  return std::min(entry.minutes.value_or(lesson.length), lesson.length);
}

/// Fills in what was missed, and gives for each entry of the date the minutes it added.
std::vector<int> miss_lessons(const DateEntries& entries, Lessons& lessons) {
  for (auto i = entries.begin; i < entries.end; ++i) {
    lessons[static_cast<std::size_t>(entries.at(i).lesson)].has_entry = true;
  }
  std::vector<int> added(entries.end - entries.begin, 0);
  for (auto i = entries.begin; i < entries.end; ++i) {
    const auto& entry = entries.at(i);
    if (!entries.counts(i) || !takes_minutes(entry.kind)) continue;
    auto& minutes = added[i - entries.begin];
    auto& own = lessons[static_cast<std::size_t>(entry.lesson)];
    minutes = own_minutes(entry, own, entries.year.lesson_minutes);
    own.missed = minutes;
    if (entry.kind != Kind::left_early || entry.lesson == 0) continue;
    for (auto later = static_cast<std::size_t>(entry.lesson) + 1; later < lessons.size(); ++later) {
      auto& lesson = lessons[later];
      if (lesson.has_entry || lesson.missed > 0) continue;
      lesson.missed = lesson.length;
      minutes += lesson.length;
    }
  }
  return added;
}

bool fulfils_day_rule(const Lessons& lessons, const Counting& counting) {
  int length = 0;
  int missed_of_timetable = 0;
  int missed = 0;
  bool has_missed_all = true;
  for (const auto& lesson : lessons) {
    missed += lesson.missed;
    if (lesson.length == 0) continue;
    length += lesson.length;
    missed_of_timetable += lesson.missed;
    has_missed_all = has_missed_all && lesson.missed == lesson.length;
  }
  switch (counting.day) {
    case Counting::DayRule::all_lessons:
      return length > 0 && has_missed_all;
    case Counting::DayRule::more_than_half:
      return 2 * missed_of_timetable > length;
    case Counting::DayRule::minutes:
      return missed > 0 && missed >= counting.day_minutes;
  }
  return false;
}

void add_ground(DayTally& tally, const Entry& entry, std::uint8_t series) {
  if (series == 0) return;
  tally.is_documented = (tally.grounds.empty() || tally.is_documented) && entry.is_documented;
  tally.grounds.push_back({entry.id, series});
}

std::uint32_t bits_of_missed(const Lessons& lessons) {
  std::uint32_t bits = 0;
  for (std::size_t lesson = 1; lesson < lessons.size(); ++lesson) {
    if (lessons[lesson].missed > 0) bits |= std::uint32_t{1} << lesson;
  }
  return bits;
}

DayTally tally_date(const DateEntries& entries, const Counting& counting) {
  DayTally tally;
  tally.date = entries.at(entries.begin).date;
  auto lessons = timetable_of(entries.year, tally.date);
  const auto added = miss_lessons(entries, lessons);
  bool has_day_entry = false;
  for (auto i = entries.begin; i < entries.end; ++i) {
    has_day_entry = has_day_entry || (entries.counts(i) && entries.at(i).kind == Kind::day);
  }
  tally.is_day = has_day_entry || fulfils_day_rule(lessons, counting);
  if (!has_day_entry) tally.lessons_missed = bits_of_missed(lessons);
  bool is_unreported_day = false;

  for (auto i = entries.begin; i < entries.end; ++i) {
    if (!entries.counts(i)) continue;
    const auto& entry = entries.at(i);
    const int minutes = added[i - entries.begin];
    // What makes the day or the hours: on a day with a `day` entry its lessons add nothing.
    const bool is_missed = has_day_entry ? entry.kind == Kind::day : minutes > 0;
    std::uint8_t series = 0;
    if (is_missed) {
      series = bit(tally.is_day ? Series::days : Series::hours);
      if (!tally.is_day) tally.missed_minutes += minutes;
      if (entry.reported_by == ReportedBy::nobody) {
        series |= bit(Series::unreported);
        if (tally.is_day)
          is_unreported_day = true;
        else
          ++tally.unreported;
      }
    }
    if (entry.kind == Kind::late) {
      series |= bit(Series::late_arrivals);
      ++tally.late;
    }
    if (entry.kind == Kind::left_early) {
      series |= bit(Series::left_early);
      ++tally.left_early;
    }
    add_ground(tally, entry, series);
  }
  if (is_unreported_day) tally.unreported = 1;
  return tally;
}

}  // namespace

std::string_view name_of(Series series) {
  switch (series) {
    case Series::days:
      return "days";
    case Series::hours:
      return "hours";
    case Series::late_arrivals:
      return "late_arrivals";
    case Series::left_early:
      return "left_early";
    case Series::unreported:
      return "unreported";
  }
  return "";
}

int DayTally::amount(Series series) const {
  switch (series) {
    case Series::days:
      return is_day ? 1 : 0;
    case Series::hours:
      return missed_minutes;
    case Series::late_arrivals:
      return late;
    case Series::left_early:
      return left_early;
    case Series::unreported:
      return unreported;
  }
  return 0;
}

std::vector<DayTally> tally(const PupilYear& year, const Counting& counting) {
  return tally(year, counting, {});
}

std::vector<DayTally> tally(const PupilYear& year, const Counting& counting, const Mask& mask) {
  assert(mask.empty() || mask.size() == year.entries.size());
  std::vector<DayTally> tallies;
  for (std::size_t begin = 0; begin < year.entries.size();) {
    auto end = begin + 1;
    while (end < year.entries.size() && year.entries[end].date == year.entries[begin].date)
      ++end;
    auto on_date = tally_date({year, mask, begin, end}, counting);
    if (!on_date.grounds.empty()) tallies.push_back(std::move(on_date));
    begin = end;
  }
  return tallies;
}

int tested(Series series, std::int64_t amount, const Counting& counting) {
  return static_cast<int>(series == Series::hours ? amount / counting.hour_minutes : amount);
}

Totals totals(const std::vector<DayTally>& tallies, const Date& from, const Date& to,
              const Counting& counting) {
  Totals totals;
  std::int64_t minutes = 0;
  for (const auto& tally : tallies) {
    if (tally.date < from || to < tally.date) continue;
    if (tally.is_day) {
      ++totals.days;
      ++(tally.is_documented ? totals.documented_days : totals.undocumented_days);
    }
    minutes += tally.missed_minutes;
    totals.late_arrivals += tally.late;
    totals.left_early += tally.left_early;
  }
  totals.hours = tested(Series::hours, minutes, counting);
  return totals;
}

}  // namespace tilstede::engine
