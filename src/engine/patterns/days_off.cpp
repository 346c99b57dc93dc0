#include "engine/patterns/watches.hpp"

namespace tilstede::engine {
namespace {

class DaysOffWatch : public Watch {
 public:
  DaysOffWatch(const Pattern& pattern, const PupilYear& year, const Tallies& tallies)
      : school_days_(year.school_days),
        walk_(year, tallies),
        min_absences_(pattern.min_absences),
        test_(Looks::sequential, pattern.chance_ppm, 1) {}

  bool is_met(const Date& day) override {
    while (const auto school_day = walk_.next(day)) {
      const bool is_beside = is_beside_day_off(school_day->index);
      ++seen_.whole;
      seen_.part += is_beside ? 1 : 0;
      if (!is_absence(school_day->tally)) continue;
      ++seen_.of;
      if (is_beside) hits_.push_back(school_day->tally);
    }
    seen_.hits = static_cast<int>(hits_.size());
    return seen_.of >= min_absences_ && test_.is_beyond(seen_);
  }

  Sighting sighting() const override {
    Sighting sighting;
    sighting.evidence = {
        PatternKind::weekend_and_holiday, seen_.hits, seen_.of, 0, "", test_.once_in(seen_), 0, {}};
    for (const auto* hit : hits_)
      add_grounds(*hit, sighting.entries);
    return sighting;
  }

 private:
  // The calendar is known in advance, so the day after counts as well as the day before. Asked in order.
  bool is_beside_day_off(std::size_t index) {
    const bool follows = is_followed_;
    is_followed_ =
        index + 1 < school_days_.size() && days_between(school_days_[index], school_days_[index + 1]) == 1;
    return !follows || !is_followed_;
  }

  const std::vector<Date>& school_days_;
  Walk walk_;
  int min_absences_;
  ChanceTest test_;
  Gathering seen_;
  /// By a school day, the last day seen.
  bool is_followed_ = false;
  std::vector<const DayTally*> hits_;
};

}  // namespace

std::unique_ptr<Watch> watch_days_off(const Pattern& pattern, const PupilYear& year, const Tallies& tallies) {
  return std::make_unique<DaysOffWatch>(pattern, year, tallies);
}

}  // namespace tilstede::engine
