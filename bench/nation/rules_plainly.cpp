// The rules for one pupil, day by day: the reference of the planes, and the way after a new entry.
#include <algorithm>

#include "engine/columns.hpp"
#include "nation/rules.hpp"

namespace tilstede::bench {
namespace {

using engine::ColumnKind;
using engine::kNoDay;
namespace detail = engine::detail;

constexpr int kShortSpell = 3;

class Days {
 public:
  Days(const RuleCalendar& rules, std::span<const std::uint8_t> days, Findings& findings)
      : rules_(rules), days_(days.data()), count_(static_cast<int>(days.size())), findings_(findings) {}

  void run() {
    count_at_end();
    for (int i = 0; i < count_; ++i)
      on_day(i, days_[i]);
    end_spell(count_);
    findings_[Count::most_of_a_weekday] =
        static_cast<std::uint8_t>(*std::max_element(of_weekday_.begin(), of_weekday_.end()));
    findings_[Count::edge_days] = static_cast<std::uint8_t>(at_edge_);
  }

 private:
  void met(First rule, int day) {
    if (findings_[rule] == kNoDay) findings_[rule] = static_cast<std::uint8_t>(day);
  }

  // The day `needed - 1` absences before the i-th is still in the window: so many are.
  bool holds(int i, int needed, std::uint8_t window_start) const {
    return i + 1 >= needed && days_[i + 1 - needed] >= window_start;
  }

  void on_day(int i, std::uint8_t d) {
    if (holds(i, 3, rules_.month[d])) met(First::three_in_month, d);
    if (holds(i, 3, rules_.days_30[d])) met(First::three_in_30_days, d);
    if (holds(i, 10, rules_.months_3[d])) met(First::ten_in_3_months, d);
    if (holds(i, 3, rules_.school_days_10[d])) met(First::three_in_10_school_days, d);
    if (holds(i, 10, rules_.school_days_10[d])) met(First::ten_in_a_row, d);
    if (holds(i, rules_.in_15_weeks_needs[d], rules_.weeks_15[d])) met(First::ten_in_15_weeks, d);
    if (i + 1 == 5) met(First::days_5, d);
    if (i + 1 == 10) met(First::days_10, d);
    if (i + 1 == 20) met(First::days_20, d);
    if (i + 1 >= rules_.tenth_needs[d]) met(First::tenth_of_days, d);
    test_patterns(i, d);
    test_rising(i, d);
    if (i > 0 && d != days_[i - 1] + 1) end_spell(i);
  }

  void test_patterns(int i, std::uint8_t d) {
    const auto n = static_cast<std::size_t>(i + 1);
    const int same = ++of_weekday_[rules_.weekday[d]];
    if (same >= 4 && same >= rules_.weekday_critical[d][n]) met(First::weekday_pattern, d);
    if (!rules_.is_edge[d]) return;
    ++at_edge_;
    if (at_edge_ >= 4 && at_edge_ >= rules_.edge_critical[d][n]) met(First::edge_pattern, d);
  }

  void test_rising(int i, std::uint8_t d) {
    while (days_[recent_from_] < rules_.days_28[d])
      ++recent_from_;
    while (days_[earlier_from_] < rules_.days_84[d])
      ++earlier_from_;
    const int recent = i + 1 - recent_from_;
    const int earlier = recent_from_ - earlier_from_;
    if (earlier <= rules_.rising_most[d][static_cast<std::size_t>(recent)]) met(First::rising, d);
  }

  // The spell that began at spell_ has its last day before the i-th.
  void end_spell(int i) {
    if (count_ == 0) return;
    const int length = i - spell_;
    const std::uint8_t last = days_[i - 1];
    if (length <= kShortSpell) {
      short_before_ = short_last_;
      short_last_ = short_now_;
      short_now_ = days_[spell_];
      if (short_before_ >= rules_.days_56[last]) met(First::three_short_spells, last);
      if (short_now_ >= rules_.end_56_days) ++findings_[Count::short_spells];
    }
    auto& longest = findings_[Count::longest_spell];
    longest = std::max(longest, static_cast<std::uint8_t>(length));
    spell_ = i;
  }

  void count_at_end() {
    const auto from = [&](std::uint8_t start) {
      return static_cast<std::uint8_t>(
          std::count_if(days_, days_ + count_, [&](auto day) { return day >= start; }));
    };
    findings_[Count::in_month] = from(rules_.end_month);
    findings_[Count::in_30_days] = from(rules_.end_30_days);
    findings_[Count::in_3_months] = from(rules_.end_3_months);
    findings_[Count::in_15_weeks] = from(rules_.end_15_weeks);
    findings_[Count::in_28_days] = from(rules_.end_28_days);
    findings_[Count::in_84_days] = from(rules_.end_84_days);
    findings_[Count::days] = static_cast<std::uint8_t>(count_);
  }

  const RuleCalendar& rules_;
  const std::uint8_t* const days_;
  const int count_;
  Findings& findings_;
  std::array<int, 5> of_weekday_{};
  int at_edge_ = 0;
  int recent_from_ = 0;
  int earlier_from_ = 0;
  int spell_ = 0;
  /// First days of the last three short spells.
  int short_now_ = -1;
  int short_last_ = -1;
  int short_before_ = -1;
};

/// Lessons missed, entry by entry; what is true of a date is true at its last entry.
class Hours {
 public:
  Hours(const RuleTables& tables, std::uint8_t grade, const PupilEntries& entries, Findings& findings)
      : largest_(tables.subject_largest[grade]),
        critical_(tables.subject_critical[grade]),
        days_(entries.hour_days.data()),
        details_(entries.hour_details.data()),
        count_(entries.hour_days.size()),
        findings_(findings) {}

  void run() {
    std::array<std::uint16_t, 16> of_subject{};
    std::size_t under_5 = 0;
    std::size_t under_10 = 0;
    std::size_t under_20 = 0;
    int lessons = 0;
    bool may_be_critical = false;
    for (std::size_t i = 0; i < count_; ++i) {
      const auto subject = static_cast<std::size_t>(detail::low(details_[i]));
      const std::uint16_t same = ++of_subject[subject];
      // Entries later on the same date only make it rarer: a yes here is checked below, a no is sure.
      may_be_critical |= i < largest_[subject][std::min<std::size_t>(same, 255)] || same > 255;
      lessons += detail::lessons(details_[i]);
      under_5 += lessons < 5;
      under_10 += lessons < 10;
      under_20 += lessons < 20;
    }
    findings_[First::hours_5] = day_of(under_5);
    findings_[First::hours_10] = day_of(under_10);
    findings_[First::hours_20] = day_of(under_20);
    findings_[WideCount::hours] = static_cast<std::uint16_t>(lessons);
    findings_[WideCount::most_of_a_subject] = *std::max_element(of_subject.begin(), of_subject.end());
    if (may_be_critical) findings_[First::subject_pattern] = first_critical();
  }

 private:
  std::uint8_t day_of(std::size_t i) const { return i < count_ ? days_[i] : kNoDay; }

  // Per date, after all of its entries.
  std::uint8_t first_critical() const {
    std::array<std::uint16_t, 16> of_subject{};
    for (std::size_t begin = 0, end = 0; begin < count_; begin = end) {
      for (; end < count_ && days_[end] == days_[begin]; ++end)
        ++of_subject[static_cast<std::size_t>(detail::low(details_[end]))];
      if (end >= kSubjectEntriesMax) return kNoDay;
      for (std::size_t i = begin; i < end; ++i) {
        const auto subject = static_cast<std::size_t>(detail::low(details_[i]));
        const std::uint8_t needed = critical_[subject][end];
        if (of_subject[subject] >= 4 && needed != 255 && of_subject[subject] >= needed) return days_[begin];
      }
    }
    return kNoDay;
  }

  const std::array<std::array<std::uint16_t, 256>, 16>& largest_;
  const std::array<std::array<std::uint8_t, kSubjectEntriesMax>, 16>& critical_;
  const std::uint8_t* const days_;
  const std::uint8_t* const details_;
  const std::size_t count_;
  Findings& findings_;
};

void find_late(std::span<const std::uint8_t> late, Findings& findings) {
  const auto day_of = [&](std::size_t number) { return late.size() >= number ? late[number - 1] : kNoDay; };
  findings[First::late_5] = day_of(5);
  findings[First::late_10] = day_of(10);
  findings[First::late_20] = day_of(20);
  findings[WideCount::late] = static_cast<std::uint16_t>(late.size());
}

void add_exempt(const PupilEntries& entries, Findings& findings) {
  std::size_t days = entries.days.size();
  int hours = findings[WideCount::hours];
  std::size_t late = entries.late.size();
  for (const std::uint8_t about : entries.exempt_details) {
    const auto kind = static_cast<ColumnKind>(detail::low(about));
    days += kind == ColumnKind::day;
    hours += kind == ColumnKind::lesson ? detail::lessons(about) : 0;
    late += kind == ColumnKind::late;
  }
  findings[Count::all_days] = static_cast<std::uint8_t>(days);
  findings[WideCount::all_hours] = static_cast<std::uint16_t>(hours);
  findings[WideCount::all_late] = static_cast<std::uint16_t>(late);
}

}  // namespace

void find_lessons(const RuleTables& tables, std::uint8_t grade, const PupilEntries& entries,
                  Findings& findings) {
  Hours(tables, grade, entries, findings).run();
  find_late(entries.late, findings);
  add_exempt(entries, findings);
}

Findings find_plainly(const RuleTables& tables, std::uint8_t calendar, std::uint8_t grade,
                      const PupilEntries& entries) {
  Findings findings;
  findings.first.fill(kNoDay);
  Days(tables.calendars[calendar], entries.days, findings).run();
  find_lessons(tables, grade, entries, findings);
  return findings;
}

}  // namespace tilstede::bench
