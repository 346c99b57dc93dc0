#include "engine/patterns/watches.hpp"

namespace tilstede::engine {
namespace {

/// Days between two looks, and days that are "the last" at each: about four weeks and eight.
constexpr int kStep = 20;
constexpr int kRecent = 2 * kStep;
/// The third look has days to compare with; the tenth ends the school year.
constexpr int kFirstLook = 3;
constexpr int kLastLook = 10;
/// The eight looks share most of what they see, so together they are two, as measured (docs/decisions/0009).
constexpr int kLooks = 2;

// A long illness is one absence here, or every illness late in the year would be a rise.
class RisingWatch : public Watch {
 public:
  RisingWatch(const Pattern& pattern, const PupilYear& year, const Tallies& tallies)
      : walk_(year, tallies),
        min_absences_(pattern.min_absences),
        test_(Looks::single, pattern.chance_ppm, kLooks) {}

  bool is_met(const Date& day) override {
    while (const auto school_day = walk_.next(day)) {
      take(*school_day);
      const int days = static_cast<int>(school_day->index) + 1;
      if (days % kStep == 0 && days <= kLastLook * kStep) look(days);
    }
    return is_met_;
  }

  Sighting sighting() const override {
    Sighting sighting;
    sighting.evidence = {PatternKind::rising, seen_.hits, seen_.of, 0, "", test_.once_in(seen_), 0, {}};
    for (std::size_t run = runs_looked_at_ - static_cast<std::size_t>(seen_.hits); run < runs_looked_at_;
         ++run) {
      const auto end = run + 1 < runs_looked_at_ ? runs_[run + 1].begin : absences_looked_at_;
      for (auto at = runs_[run].begin; at < end; ++at)
        add_grounds(*absences_[at], sighting.entries);
    }
    return sighting;
  }

 private:
  struct Run {
    std::size_t begin = 0;
    std::size_t day = 0;
  };

  void take(const SchoolDay& school_day) {
    if (is_absence(school_day.tally)) {
      if (!was_absent_) runs_.push_back({absences_.size(), school_day.index});
      absences_.push_back(school_day.tally);
    }
    was_absent_ = is_absence(school_day.tally);
  }

  void look(int days) {
    seen_ = {0, static_cast<int>(runs_.size()), kRecent, days};
    for (const auto& run : runs_) {
      if (static_cast<int>(run.day) >= days - kRecent) ++seen_.hits;
    }
    runs_looked_at_ = runs_.size();
    absences_looked_at_ = absences_.size();
    is_met_ = days >= kFirstLook * kStep && seen_.of >= min_absences_ && test_.is_beyond(seen_);
  }

  Walk walk_;
  int min_absences_;
  ChanceTest test_;
  bool was_absent_ = false;
  bool is_met_ = false;
  Gathering seen_;
  std::vector<Run> runs_;
  std::vector<const DayTally*> absences_;
  /// As at the last look.
  std::size_t runs_looked_at_ = 0;
  std::size_t absences_looked_at_ = 0;
};

}  // namespace

std::unique_ptr<Watch> watch_rising(const Pattern& pattern, const PupilYear& year, const Tallies& tallies) {
  return std::make_unique<RisingWatch>(pattern, year, tallies);
}

}  // namespace tilstede::engine
