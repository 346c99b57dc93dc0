#include <algorithm>

#include "engine/patterns/watches.hpp"

namespace tilstede::engine {
namespace {

struct Spell {
  /// School days by index, both ends included.
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Short spells and long ones: the same runs, judged by their length. What lies before the window is not
/// seen, so a spell that began earlier is as long as its part in the window.
class SpellsWatch : public Watch {
 public:
  SpellsWatch(const Pattern& pattern, const PupilYear& year, const Tallies& tallies)
      : pattern_(pattern), school_days_(year.school_days), walk_(year, tallies) {}

  bool is_met(const Date& day) override {
    while (const auto school_day = walk_.next(day)) {
      if (!is_whole_day(school_day->tally)) continue;
      if (!spells_.empty() && spells_.back().end + 1 == school_day->index)
        spells_.back().end = school_day->index;
      else
        spells_.push_back({school_day->index, school_day->index});
      whole_days_.push_back({school_day->index, school_day->tally});
    }
    const auto from = window_on(pattern_.window, day, school_days_).from;
    begin_ = static_cast<std::size_t>(std::lower_bound(school_days_.begin(), school_days_.end(), from) -
                                      school_days_.begin());
    return count() >= std::max(1, pattern_.min_spells);
  }

  Sighting sighting() const override {
    Sighting sighting;
    sighting.evidence.kind = pattern_.kind;
    for (const auto& spell : spells_) {
      if (!is_of_kind(spell)) continue;
      ++sighting.evidence.hits;
      sighting.evidence.longest = std::max(sighting.evidence.longest, days_of(spell));
      add_grounds_of(spell, sighting.entries);
    }
    return sighting;
  }

 private:
  int days_of(const Spell& spell) const {
    if (spell.end < begin_) return 0;
    return static_cast<int>(spell.end - std::max(begin_, spell.begin)) + 1;
  }

  bool is_of_kind(const Spell& spell) const {
    const int days = days_of(spell);
    return pattern_.kind == PatternKind::long_spell ? days >= pattern_.spell_days_min
                                                    : days >= 1 && days <= pattern_.spell_days_max;
  }

  int count() const {
    return static_cast<int>(std::count_if(spells_.begin(), spells_.end(),
                                          [this](const Spell& spell) { return is_of_kind(spell); }));
  }

  void add_grounds_of(const Spell& spell, std::vector<EntryId>& entries) const {
    for (const auto& [index, tally] : whole_days_) {
      if (std::max(begin_, spell.begin) <= index && index <= spell.end) add_grounds(*tally, entries);
    }
  }

  const Pattern& pattern_;
  const std::vector<Date>& school_days_;
  Walk walk_;
  std::vector<Spell> spells_;
  std::vector<std::pair<std::size_t, const DayTally*>> whole_days_;
  /// The first school day of the window.
  std::size_t begin_ = 0;
};

}  // namespace

std::unique_ptr<Watch> watch_spells(const Pattern& pattern, const PupilYear& year, const Tallies& tallies) {
  return std::make_unique<SpellsWatch>(pattern, year, tallies);
}

}  // namespace tilstede::engine
