#include "engine/patterns/watches.hpp"

namespace tilstede::engine {
namespace {

constexpr int kWeekdays = 5;

class WeekdayWatch : public Watch {
 public:
  WeekdayWatch(const Pattern& pattern, const PupilYear& year, const Tallies& tallies)
      : walk_(year, tallies),
        min_absences_(pattern.min_absences),
        test_(Looks::sequential, pattern.chance_ppm, kWeekdays) {}

  bool is_met(const Date& day) override {
    while (const auto school_day = walk_.next(day)) {
      const auto weekday = static_cast<std::size_t>(weekday_of(school_day->date));
      ++days_[weekday];
      ++days_of_all_;
      if (!is_absence(school_day->tally)) continue;
      ++absent_[weekday];
      absences_.push_back(school_day->tally);
    }
    leading_ = most_hits([](int) { return true; });
    if (static_cast<int>(absences_.size()) < min_absences_) return false;
    const auto beyond = most_hits([this](int weekday) { return test_.is_beyond(seen_on(weekday)); });
    if (beyond != 0) leading_ = beyond;
    return beyond != 0;
  }

  Sighting sighting() const override {
    const auto seen = seen_on(leading_);
    Sighting sighting;
    sighting.evidence = {PatternKind::weekday, seen.hits, seen.of, leading_, "", test_.once_in(seen), 0, {}};
    for (const auto* absence : absences_) {
      if (weekday_of(absence->date) == leading_) add_grounds(*absence, sighting.entries);
    }
    return sighting;
  }

 private:
  Gathering seen_on(int weekday) const {
    const auto at = static_cast<std::size_t>(weekday);
    return {absent_[at], static_cast<int>(absences_.size()), days_[at], days_of_all_};
  }

  /// The first of Monday to Friday with the most absences; 0 when there is none.
  template <class Allowed>
  int most_hits(Allowed is_allowed) const {
    int most = 0;
    for (int weekday = 1; weekday <= kWeekdays; ++weekday) {
      const auto hits = absent_[static_cast<std::size_t>(weekday)];
      if (hits > absent_[static_cast<std::size_t>(most)] && is_allowed(weekday)) most = weekday;
    }
    return most;
  }

  Walk walk_;
  int min_absences_;
  ChanceTest test_;
  /// By weekday; 0 stays empty.
  std::array<int, 8> days_{};
  std::array<int, 8> absent_{};
  int days_of_all_ = 0;
  int leading_ = 0;
  std::vector<const DayTally*> absences_;
};

}  // namespace

std::unique_ptr<Watch> watch_weekday(const Pattern& pattern, const PupilYear& year, const Tallies& tallies) {
  return std::make_unique<WeekdayWatch>(pattern, year, tallies);
}

}  // namespace tilstede::engine
