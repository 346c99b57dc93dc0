#include "engine/patterns/occasions.hpp"

namespace tilstede::engine {
namespace {

// Documented is what the school knows the reason of, and the procedure is for those it does not.
class NoShowWatch : public OccasionsWatch {
 public:
  NoShowWatch(const Pattern& pattern, const PupilYear& year, const Tallies& tallies)
      : OccasionsWatch(pattern, year, tallies, 1) {}

 private:
  bool is_occasion(const SchoolDay& day) override {
    return is_whole_day(day.tally) && !day.tally->is_documented && is_after_holiday(day.index);
  }

  bool is_after_holiday(std::size_t index) const {
    if (index == 0) return true;
    const int days_off = days_between(year_.school_days[index - 1], year_.school_days[index]) - 1;
    return days_off >= pattern_.holiday_days_min;
  }
};

}  // namespace

std::unique_ptr<Watch> watch_no_show(const Pattern& pattern, const PupilYear& year, const Tallies& tallies) {
  return std::make_unique<NoShowWatch>(pattern, year, tallies);
}

}  // namespace tilstede::engine
