#include "routine/what_if_sweep.hpp"

#include <algorithm>

#include "engine/counting.hpp"
#include "routine/rule_watch.hpp"

namespace tilstede::routine {
namespace {

using engine::DayTally;
using engine::PupilYear;

/// No threshold is met.
constexpr int kNone = -1;

bool holds(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

bool is_exempt(const PupilYear& year, const engine::Entry& entry) {
  return std::any_of(year.exemptions.begin(), year.exemptions.end(), [&](const engine::Exemption& exemption) {
    return covers(exemption.period, entry.date) &&
           (exemption.reasons.empty() || holds(exemption.reasons, entry.reason));
  });
}

engine::Mask counted_by(const Rule& rule, const PupilYear& year) {
  engine::Mask mask;
  for (const auto& entry : year.entries)
    mask.push_back(entry.is_absence && entry.is_towards_thresholds &&
                   !holds(rule.skip_reasons, entry.reason) && !is_exempt(year, entry));
  return mask;
}

/// The highest threshold that this value meets.
int level_of(const CountTest& test, int value, int school_days) {
  if (test.limit == CountTest::Limit::at_least) return value;
  if (school_days < test.min_school_days || value <= 0 || school_days <= 0) return kNone;
  const bool is_strict = test.limit == CountTest::Limit::share_over_percent;
  return (100 * value - (is_strict ? 1 : 0)) / school_days;
}

/// Of all windows of the year no level is higher than this one.
bool is_out_of_reach(const CountTest& test, const std::vector<DayTally>& tallies,
                     const engine::Counting& counting, int least) {
  std::int64_t amount = 0;
  for (const auto& tally : tallies)
    amount += tally.amount(test.series);
  const int most = engine::tested(test.series, amount, counting);
  return test.limit == CountTest::Limit::at_least ? most < least : most == 0;
}

/// What a window holds while its two ends move forward through `items`, which are sorted by date.
template <class Item, class DateOf, class Change>
class Ends {
 public:
  Ends(const std::vector<Item>& items, DateOf date_of, Change change)
      : items_(items), date_of_(date_of), change_(change) {}

  void move_to(const engine::Span& span) {
    for (; end_ < items_.size() && date_of_(items_[end_]) <= span.to; ++end_)
      change_(items_[end_], 1);
    for (; begin_ < end_ && date_of_(items_[begin_]) < span.from; ++begin_)
      change_(items_[begin_], -1);
  }

 private:
  const std::vector<Item>& items_;
  DateOf date_of_;
  Change change_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace

std::vector<Rise> rises(const PupilYear& own, const Rule& rule, const engine::Counting& counting,
                        const Date& until, int least) {
  PupilYear both;
  if (rule.crosses_years) both = engine::with_year_before(own);
  const auto& year = rule.crosses_years ? both : own;
  const auto& test = std::get<CountTest>(rule.test);
  const auto tallies = engine::tally(year, counting, counted_by(rule, year));
  std::vector<Rise> rises;
  if (is_out_of_reach(test, tallies, counting, least)) return rises;
  std::int64_t amount = 0;
  int school_days = 0;
  Ends in_tallies(
      tallies, [](const DayTally& tally) { return tally.date; },
      [&](const DayTally& tally, int sign) { amount += sign * tally.amount(test.series); });
  Ends in_school_days(
      year.school_days, [](const Date& day) { return day; },
      [&](const Date&, int sign) { school_days += sign; });
  int highest = std::max(least - 1, kNone);
  for (const auto& day : own.school_days) {
    if (until < day) break;
    const auto span = window_of(rule, year, day);
    in_tallies.move_to(span);
    in_school_days.move_to(span);
    const int level = level_of(test, engine::tested(test.series, amount, counting), school_days);
    if (level <= highest) continue;
    rises.push_back({day, level});
    highest = level;
  }
  return rises;
}

std::optional<Date> first_met(const std::vector<Rise>& rises, int threshold) {
  const auto rise =
      std::find_if(rises.begin(), rises.end(), [&](const Rise& each) { return each.level >= threshold; });
  if (rise == rises.end()) return std::nullopt;
  return rise->date;
}

}  // namespace tilstede::routine
