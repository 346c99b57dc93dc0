// One watch for each kind of pattern, and what they share: the walk over the pupil's school days. For
// pattern.cpp and the watches; everybody else asks pattern.hpp.
#pragma once

#include "engine/patterns/critical_counts.hpp"
#include "engine/patterns/pattern.hpp"

namespace tilstede::engine {

using Tallies = std::vector<DayTally>;

std::unique_ptr<Watch> watch_weekday(const Pattern& pattern, const PupilYear& year, const Tallies& tallies);
std::unique_ptr<Watch> watch_subject(const Pattern& pattern, const PupilYear& year, const Tallies& tallies);
std::unique_ptr<Watch> watch_days_off(const Pattern& pattern, const PupilYear& year, const Tallies& tallies);
std::unique_ptr<Watch> watch_rising(const Pattern& pattern, const PupilYear& year, const Tallies& tallies);
std::unique_ptr<Watch> watch_spells(const Pattern& pattern, const PupilYear& year, const Tallies& tallies);
std::unique_ptr<Watch> watch_no_show(const Pattern& pattern, const PupilYear& year, const Tallies& tallies);
std::unique_ptr<Watch> watch_gone_later(const Pattern& pattern, const PupilYear& year,
                                        const Tallies& tallies);

struct SchoolDay {
  std::size_t index = 0;
  Date date{};
  /// Nullptr when nothing counts on it.
  const DayTally* tally = nullptr;
};

/// Goes through the school days in order, each with what counts on it.
class Walk {
 public:
  Walk(const PupilYear& year, const Tallies& tallies) : year_(year), tallies_(tallies) {}

  /// The next school day that is not after `until`; nullopt when there is none.
  std::optional<SchoolDay> next(const Date& until) {
    if (day_ == year_.school_days.size() || until < year_.school_days[day_]) return std::nullopt;
    SchoolDay day{day_, year_.school_days[day_], nullptr};
    while (tally_ < tallies_.size() && tallies_[tally_].date < day.date)
      ++tally_;
    if (tally_ < tallies_.size() && tallies_[tally_].date == day.date) day.tally = &tallies_[tally_];
    ++day_;
    return day;
  }

 private:
  const PupilYear& year_;
  const Tallies& tallies_;
  std::size_t day_ = 0;
  std::size_t tally_ = 0;
};

/// A day or single hours.
bool is_absence(const DayTally* tally);
bool is_whole_day(const DayTally* tally);

/// Adds the entries that make the day or the hours.
void add_grounds(const DayTally& tally, std::vector<EntryId>& entries);

}  // namespace tilstede::engine
