// What planes do not help with, pupil by pupil over the columns: the exact tests, which look up a table at
// each absence, and lessons, late arrivals and totals. Without branches that depend on the pupil, but for the
// length of the lists.
#include <algorithm>

#include "nation/rule_blocks.hpp"

namespace tilstede::bench {
namespace {

using engine::ColumnKind;
using engine::kNoDay;
using engine::Place;
namespace detail = engine::detail;

/// Where the answers go.
struct Answers {
  explicit Answers(FindingColumns& findings) : findings_(findings) {}
  std::uint8_t* of(First rule) { return findings_.first[static_cast<std::size_t>(rule)].data(); }
  std::uint8_t* of(Count count) { return findings_.count[static_cast<std::size_t>(count)].data(); }
  std::uint16_t* of(WideCount count) { return findings_.wide[static_cast<std::size_t>(count)].data(); }

 private:
  FindingColumns& findings_;
};

class Patterns {
 public:
  Patterns(const RuleCalendar& rules, Answers answers)
      : weekday_critical_(rules.weekday_critical.data()->data()),
        edge_critical_(rules.edge_critical.data()->data()),
        weekday_pattern_(answers.of(First::weekday_pattern)),
        edge_pattern_(answers.of(First::edge_pattern)),
        most_of_a_weekday_(answers.of(Count::most_of_a_weekday)),
        edge_days_(answers.of(Count::edge_days)) {
    for (std::size_t day = 0; day < facts_.size(); ++day)
      facts_[day] = {static_cast<std::uint8_t>(8 * rules.weekday[day]),
                     static_cast<std::uint8_t>(rules.is_edge[day])};
  }

  void find(Place place, const std::uint8_t* days, std::uint32_t count) const {
    const Facts* const facts = facts_.data();
    // A byte per weekday.
    std::uint64_t of_weekday = 0;
    unsigned edges = 0;
    unsigned weekday = kNoDay;
    unsigned edge = kNoDay;
    for (std::uint32_t i = 0; i < count; ++i) {
      const unsigned day = days[i];
      const unsigned shift = facts[day].shift;
      const unsigned is_edge = facts[day].is_edge;
      const std::size_t at = day * kRow + i + 1;
      of_weekday += std::uint64_t{1} << shift;
      edges += is_edge;
      const unsigned same = of_weekday >> shift & 255;
      weekday = std::min(weekday, same >= weekday_critical_[at] ? day : kNoDay);
      edge = std::min(edge, ((is_edge != 0) & (edges >= edge_critical_[at])) ? day : kNoDay);
    }
    weekday_pattern_[place] = static_cast<std::uint8_t>(weekday);
    edge_pattern_[place] = static_cast<std::uint8_t>(edge);
    edge_days_[place] = static_cast<std::uint8_t>(edges);
    most_of_a_weekday_[place] = largest_byte(of_weekday);
  }

 private:
  static constexpr std::size_t kRow = kDaysMax + 1;
  struct Facts {
    std::uint8_t shift;
    std::uint8_t is_edge;
  };

  static std::uint8_t largest_byte(std::uint64_t bytes) {
    std::uint64_t largest = 0;
    for (int i = 0; i < 5; ++i)
      largest = std::max(largest, bytes >> (8 * i) & 255);
    return static_cast<std::uint8_t>(largest);
  }

  const std::uint8_t* weekday_critical_;
  const std::uint8_t* edge_critical_;
  std::uint8_t* weekday_pattern_;
  std::uint8_t* edge_pattern_;
  std::uint8_t* most_of_a_weekday_;
  std::uint8_t* edge_days_;
  std::array<Facts, kDaysMax> facts_;
};

class Lessons {
 public:
  Lessons(const RuleTables& tables, Answers answers)
      : tables_(tables),
        hours_5_(answers.of(First::hours_5)),
        hours_10_(answers.of(First::hours_10)),
        hours_20_(answers.of(First::hours_20)),
        subject_pattern_(answers.of(First::subject_pattern)),
        hours_(answers.of(WideCount::hours)),
        most_of_a_subject_(answers.of(WideCount::most_of_a_subject)) {}

  void find(Place place, std::uint8_t grade, const std::uint8_t* days, const std::uint8_t* details,
            std::uint32_t count) const {
    const std::uint16_t* const largest = tables_.subject_largest.data()[grade].data()->data();
    std::uint16_t of_subject[16] = {};
    std::uint32_t under_5 = 0;
    std::uint32_t under_10 = 0;
    std::uint32_t under_20 = 0;
    unsigned lessons = 0;
    unsigned most = 0;
    unsigned may_be_critical = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      const unsigned subject = details[i] & 15;
      const unsigned same = ++of_subject[subject];
      most = std::max(most, same);
      // Later entries of the same date only make it rarer: a yes is looked into, a no is sure.
      may_be_critical |= (i < largest[subject * kLargestRow + std::min(same, 255U)]) | (same > 255);
      lessons += details[i] >> 4;
      under_5 += lessons < 5;
      under_10 += lessons < 10;
      under_20 += lessons < 20;
    }
    // One past the pupil's last can be read, and is then not used.
    hours_5_[place] = under_5 < count ? days[under_5] : kNoDay;
    hours_10_[place] = under_10 < count ? days[under_10] : kNoDay;
    hours_20_[place] = under_20 < count ? days[under_20] : kNoDay;
    hours_[place] = static_cast<std::uint16_t>(lessons);
    most_of_a_subject_[place] = static_cast<std::uint16_t>(most);
    subject_pattern_[place] = may_be_critical != 0
                                  ? first_critical_subject(tables_, grade, {days, count}, {details, count})
                                  : kNoDay;
  }

 private:
  static constexpr std::size_t kLargestRow = 256;

  const RuleTables& tables_;
  std::uint8_t* hours_5_;
  std::uint8_t* hours_10_;
  std::uint8_t* hours_20_;
  std::uint8_t* subject_pattern_;
  std::uint16_t* hours_;
  std::uint16_t* most_of_a_subject_;
};

class LateAndTotals {
 public:
  explicit LateAndTotals(Answers answers)
      : late_5_(answers.of(First::late_5)),
        late_10_(answers.of(First::late_10)),
        late_20_(answers.of(First::late_20)),
        late_(answers.of(WideCount::late)),
        hours_(answers.of(WideCount::hours)),
        all_days_(answers.of(Count::all_days)),
        all_hours_(answers.of(WideCount::all_hours)),
        all_late_(answers.of(WideCount::all_late)) {}

  void find_late(Place place, const std::uint8_t* days, std::uint32_t count) const {
    late_5_[place] = count >= 5 ? days[4] : kNoDay;
    late_10_[place] = count >= 10 ? days[9] : kNoDay;
    late_20_[place] = count >= 20 ? days[19] : kNoDay;
    late_[place] = static_cast<std::uint16_t>(count);
  }

  void add_exempt(Place place, std::uint32_t days, const std::uint8_t* details, std::uint32_t count) const {
    unsigned hours = hours_[place];
    unsigned late = late_[place];
    for (std::uint32_t i = 0; i < count; ++i) {
      const auto kind = static_cast<ColumnKind>(detail::low(details[i]));
      days += kind == ColumnKind::day;
      hours += kind == ColumnKind::lesson ? static_cast<unsigned>(detail::lessons(details[i])) : 0;
      late += kind == ColumnKind::late;
    }
    all_days_[place] = static_cast<std::uint8_t>(days);
    all_hours_[place] = static_cast<std::uint16_t>(hours);
    all_late_[place] = static_cast<std::uint16_t>(late);
  }

 private:
  std::uint8_t* late_5_;
  std::uint8_t* late_10_;
  std::uint8_t* late_20_;
  std::uint16_t* late_;
  const std::uint16_t* hours_;
  std::uint8_t* all_days_;
  std::uint16_t* all_hours_;
  std::uint16_t* all_late_;
};

/// The lists of one kind, pupil after pupil.
class Lists {
 public:
  Lists(const engine::EntryColumn& column, Place first) : column_(column), end_(column.begin(first)) {}

  std::uint32_t advance(Place place) {
    begin_ = end_;
    end_ = column_.end(place);
    return end_ - begin_;
  }
  const std::uint8_t* days() const { return column_.day.data() + begin_; }
  const std::uint8_t* details() const { return column_.detail.data() + begin_; }

 private:
  const engine::EntryColumn& column_;
  std::uint32_t begin_ = 0;
  std::uint32_t end_;
};

}  // namespace

void find_pupils(const engine::Columns& columns, const RuleTables& tables, Place first, Place last,
                 FindingColumns& findings) {
  auto cohort = std::upper_bound(columns.cohorts.begin(), columns.cohorts.end(), first,
                                 [](Place place, const auto& of) { return place < of.first; }) -
                1;
  const Answers answers(findings);
  const Patterns patterns(tables.calendars[cohort->calendar], answers);
  const Lessons lessons(tables, answers);
  const LateAndTotals late_and_totals(answers);
  Lists days(columns.days, first);
  Lists hours(columns.hours, first);
  Lists late(columns.late, first);
  Lists exempt(columns.exempt, first);
  for (Place place = first; place < last; ++place) {
    if (place == (cohort + 1)->first) ++cohort;
    const std::uint32_t day_count = days.advance(place);
    const std::uint32_t hour_count = hours.advance(place);
    const std::uint32_t late_count = late.advance(place);
    const std::uint32_t exempt_count = exempt.advance(place);
    patterns.find(place, days.days(), day_count);
    lessons.find(place, cohort->grade, hours.days(), hours.details(), hour_count);
    late_and_totals.find_late(place, late.days(), late_count);
    late_and_totals.add_exempt(place, day_count, exempt.details(), exempt_count);
  }
}

}  // namespace tilstede::bench
