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
    const bool has_enough = static_cast<int>(absences_.size()) >= min_absences_;
    beyond_ = has_enough ? most_hits([this](int at) { return test_.is_beyond(seen_on(at)); }) : 0;
    return beyond_ != 0;
  }

  Sighting sighting() const override {
    const int leading = beyond_ != 0 ? beyond_ : most_hits([](int) { return true; });
    const auto seen = seen_on(leading);
    Sighting sighting;
    sighting.evidence = {PatternKind::weekday, seen.hits, seen.of, leading, "", test_.once_in(seen), 0, {}};
    for (const auto* absence : absences_) {
      if (weekday_of(absence->date) == leading) add_grounds(*absence, sighting.entries);
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
  /// The weekday on which absences gather; 0 when none is beyond chance.
  int beyond_ = 0;
  std::vector<const DayTally*> absences_;
};

}  // namespace

std::unique_ptr<Watch> watch_weekday(const Pattern& pattern, const PupilYear& year, const Tallies& tallies) {
  return std::make_unique<WeekdayWatch>(pattern, year, tallies);
}

}  // namespace tilstede::engine
