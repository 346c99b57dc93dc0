#include <algorithm>

#include "engine/patterns/occasions.hpp"

namespace tilstede::engine {
namespace {

/// The lessons of the timetable on one date; 0 when it has none.
struct Ends {
  int first = 0;
  int last = 0;
};

Ends ends_on(const PupilYear& year, const Date& date) {
  Ends ends;
  const int weekday = weekday_of(date);
  for (const auto& lesson : year.timetable) {
    if (lesson.weekday != weekday || !covers(lesson.valid, date)) continue;
    if (ends.first == 0 || lesson.lesson < ends.first) ends.first = lesson.lesson;
    if (lesson.lesson > ends.last) ends.last = lesson.lesson;
  }
  return ends;
}

/// By every entry: one that is exempt or skipped says all the same that the pupil was not there.
bool was_in(const PupilYear& year, const Date& date, int lesson) {
  const auto earlier = [](const Entry& entry, const Date& day) { return entry.date < day; };
  auto entry = std::lower_bound(year.entries.begin(), year.entries.end(), date, earlier);
  for (; entry != year.entries.end() && entry->date == date; ++entry) {
    if (entry->kind == Kind::day || (entry->kind != Kind::late && entry->lesson == lesson)) return false;
  }
  return true;
}

class GoneLaterWatch : public OccasionsWatch {
 public:
  GoneLaterWatch(const Pattern& pattern, const PupilYear& year, const Tallies& tallies)
      : OccasionsWatch(pattern, year, tallies, pattern.min_absences) {}

 private:
  bool is_occasion(const SchoolDay& day) override {
    if (!is_absence(day.tally) || day.tally->is_day || day.tally->is_documented) return false;
    const auto [first, last] = ends_on(year_, day.date);
    return first < last && day.tally->misses(last) && was_in(year_, day.date, first);
  }
};

}  // namespace

std::unique_ptr<Watch> watch_gone_later(const Pattern& pattern, const PupilYear& year,
                                        const Tallies& tallies) {
  return std::make_unique<GoneLaterWatch>(pattern, year, tallies);
}

}  // namespace tilstede::engine
