// OccasionsWatch: a pattern that is so many dates of one kind in a window: no-shows, and being gone later.
#pragma once

#include "engine/patterns/watches.hpp"

namespace tilstede::engine {

class OccasionsWatch : public Watch {
 public:
  OccasionsWatch(const Pattern& pattern, const PupilYear& year, const Tallies& tallies, int limit);

  bool is_met(const Date& day) override;
  Sighting sighting() const override;

 protected:
  /// Asked once for every school day, in order.
  virtual bool is_occasion(const SchoolDay& day) = 0;

  const Pattern& pattern_;
  const PupilYear& year_;

 private:
  Walk walk_;
  int limit_;
  std::vector<const DayTally*> occasions_;
  /// The first one in the window.
  std::size_t begin_ = 0;
};

}  // namespace tilstede::engine
