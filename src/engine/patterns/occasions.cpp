#include "engine/patterns/occasions.hpp"

namespace tilstede::engine {

OccasionsWatch::OccasionsWatch(const Pattern& pattern, const PupilYear& year, const Tallies& tallies,
                               int limit)
    : pattern_(pattern), year_(year), walk_(year, tallies), limit_(limit) {}

bool OccasionsWatch::is_met(const Date& day) {
  while (const auto school_day = walk_.next(day)) {
    if (is_occasion(*school_day)) occasions_.push_back(school_day->tally);
  }
  if (begin_ == occasions_.size()) return false;
  const auto from = window_on(pattern_.window, day, year_.school_days).from;
  while (begin_ < occasions_.size() && occasions_[begin_]->date < from)
    ++begin_;
  return static_cast<int>(occasions_.size() - begin_) >= limit_;
}

Sighting OccasionsWatch::sighting() const {
  Sighting sighting;
  sighting.evidence.kind = pattern_.kind;
  for (auto at = begin_; at < occasions_.size(); ++at) {
    ++sighting.evidence.hits;
    sighting.evidence.date = occasions_[at]->date;
    add_grounds(*occasions_[at], sighting.entries);
  }
  return sighting;
}

}  // namespace tilstede::engine
