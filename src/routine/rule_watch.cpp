#include "routine/rule_watch.hpp"

#include <bit>

namespace tilstede::routine {
namespace {

using engine::DayTally;
using engine::Pattern;
using engine::PupilYear;

/// Keeps the sums of a window whose ends only move forward.
class CountWatch : public RuleWatch {
 public:
  CountWatch(const Rule& rule, const PupilYear& year, const std::vector<DayTally>& tallies,
             const engine::Counting& counting)
      : rule_(rule),
        test_(std::get<CountTest>(rule.test)),
        year_(year),
        tallies_(tallies),
        counting_(counting) {}

  bool is_met(const Date& day) override {
    move_to(window_of(rule_, year_, day));
    const int school_days = static_cast<int>(days_end_ - days_begin_);
    const int value = count();
    switch (test_.limit) {
      case CountTest::Limit::at_least:
        return value >= test_.value;
      case CountTest::Limit::share_over_percent:
        return school_days >= test_.min_school_days && 100 * value > test_.value * school_days;
      case CountTest::Limit::share_at_least_percent:
        return school_days >= test_.min_school_days && value > 0 && 100 * value >= test_.value * school_days;
    }
    return false;
  }

  int count() const override { return engine::tested(test_.series, amount_, counting_); }

  std::vector<EntryId> entries() const override {
    std::vector<EntryId> entries;
    for (auto i = tallies_begin_; i < tallies_end_; ++i) {
      for (const auto& ground : tallies_[i].grounds) {
        if (ground.counts_in(test_.series)) entries.push_back(ground.entry);
      }
    }
    return entries;
  }

 private:
  void move_to(const engine::Span& span) {
    while (tallies_end_ < tallies_.size() && tallies_[tallies_end_].date <= span.to) {
      amount_ += tallies_[tallies_end_++].amount(test_.series);
    }
    while (tallies_begin_ < tallies_end_ && tallies_[tallies_begin_].date < span.from) {
      amount_ -= tallies_[tallies_begin_++].amount(test_.series);
    }
    while (days_end_ < year_.school_days.size() && year_.school_days[days_end_] <= span.to)
      ++days_end_;
    while (days_begin_ < days_end_ && year_.school_days[days_begin_] < span.from)
      ++days_begin_;
  }

  const Rule& rule_;
  const CountTest& test_;
  const PupilYear& year_;
  const std::vector<DayTally>& tallies_;
  const engine::Counting& counting_;
  std::int64_t amount_ = 0;
  std::size_t tallies_begin_ = 0;
  std::size_t tallies_end_ = 0;
  std::size_t days_begin_ = 0;
  std::size_t days_end_ = 0;
};

class PatternRuleWatch : public RuleWatch {
 public:
  PatternRuleWatch(const Pattern& pattern, const PupilYear& year, const std::vector<DayTally>& tallies)
      : watch_(engine::watch(pattern, year, tallies)) {}

  bool is_met(const Date& day) override { return watch_->is_met(day); }
  int count() const override { return static_cast<int>(entries().size()); }
  std::vector<EntryId> entries() const override { return watch_->sighting().entries; }
  std::optional<engine::Evidence> evidence() const override { return watch_->sighting().evidence; }

 private:
  std::unique_ptr<engine::Watch> watch_;
};

bool is_out_of_reach(const CountTest& test, const std::vector<DayTally>& tallies,
                     const engine::Counting& counting) {
  std::int64_t amount = 0;
  for (const auto& tally : tallies)
    amount += tally.amount(test.series);
  const int least = test.limit == CountTest::Limit::at_least ? test.value : 1;
  return engine::tested(test.series, amount, counting) < least;
}

bool is_out_of_reach(const Pattern& pattern, const std::vector<DayTally>& tallies) {
  int days = 0;
  int dates_with_hours = 0;
  int lessons = 0;
  for (const auto& tally : tallies) {
    if (tally.is_day) {
      ++days;
    } else if (tally.missed_minutes > 0) {
      ++dates_with_hours;
      lessons += std::popcount(tally.lessons_missed);
    }
  }
  switch (pattern.kind) {
    case engine::PatternKind::weekday:
    case engine::PatternKind::weekend_and_holiday:
    case engine::PatternKind::rising:
      return days + dates_with_hours < pattern.min_absences;
    case engine::PatternKind::subject:
      return lessons < pattern.min_absences;
    case engine::PatternKind::gone_later:
      return dates_with_hours < pattern.min_absences;
    case engine::PatternKind::short_spells:
      return days < pattern.min_spells;
    case engine::PatternKind::long_spell:
      return days < pattern.min_spells * pattern.spell_days_min;
    case engine::PatternKind::no_show:
      return days == 0;
  }
  return false;
}

}  // namespace

engine::Span window_of(const Rule& rule, const PupilYear& year, const Date& day) {
  const auto& window = std::get<CountTest>(rule.test).window;
  if (!rule.crosses_years) return engine::window_on(window, day, year.school_days);
  const Date earliest = first_day(SchoolYear{year.year.begins - 1});
  return engine::window_reaching_back(window, day, year.school_days, earliest);
}

std::unique_ptr<RuleWatch> watch_rule(const Rule& rule, const PupilYear& year,
                                      const std::vector<DayTally>& tallies,
                                      const engine::Counting& counting) {
  if (const auto* pattern = std::get_if<Pattern>(&rule.test)) {
    return std::make_unique<PatternRuleWatch>(*pattern, year, tallies);
  }
  return std::make_unique<CountWatch>(rule, year, tallies, counting);
}

bool is_out_of_reach(const Rule& rule, const std::vector<DayTally>& tallies,
                     const engine::Counting& counting) {
  if (const auto* pattern = std::get_if<Pattern>(&rule.test)) return is_out_of_reach(*pattern, tallies);
  return is_out_of_reach(std::get<CountTest>(rule.test), tallies, counting);
}

}  // namespace tilstede::routine
