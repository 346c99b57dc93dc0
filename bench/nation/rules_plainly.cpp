// The rules for one pupil, day by day: the reference of the planes, and the way after a new entry.
#include <algorithm>

#include "engine/columns.hpp"
#include "nation/exact_tests.hpp"
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

void find_hours(const RuleTables& tables, std::uint8_t grade, const PupilEntries& entries,
                Findings& findings) {
  int lessons = 0;
  std::array<std::uint16_t, 16> of_subject{};
  for (std::size_t i = 0; i < entries.hour_days.size(); ++i) {
    const int before = lessons;
    lessons += detail::lessons(entries.hour_details[i]);
    const auto reaches = [&](int limit) { return before < limit && lessons >= limit; };
    if (reaches(5)) findings[First::hours_5] = entries.hour_days[i];
    if (reaches(10)) findings[First::hours_10] = entries.hour_days[i];
    if (reaches(20)) findings[First::hours_20] = entries.hour_days[i];
    const std::uint16_t same = ++of_subject[static_cast<std::size_t>(detail::low(entries.hour_details[i]))];
    auto& most = findings[WideCount::most_of_a_subject];
    most = std::max(most, same);
  }
  findings[WideCount::hours] = static_cast<std::uint16_t>(lessons);
  findings[First::subject_pattern] =
      first_critical_subject(tables, grade, entries.hour_days, entries.hour_details);
}

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

std::uint8_t first_critical_subject(const RuleTables& tables, std::uint8_t grade,
                                    std::span<const std::uint8_t> days,
                                    std::span<const std::uint8_t> details) {
  const auto& critical = tables.subject_critical[grade];
  std::array<std::uint16_t, 16> of_subject{};
  const auto subject_at = [&](std::size_t i) { return static_cast<std::size_t>(detail::low(details[i])); };
  for (std::size_t begin = 0, end = 0; begin < days.size(); begin = end) {
    for (; end < days.size() && days[end] == days[begin]; ++end)
      ++of_subject[subject_at(end)];
    if (end >= kSubjectEntriesMax) return kNoDay;
    for (std::size_t i = begin; i < end; ++i) {
      const int same = of_subject[subject_at(i)];
      const int needed = critical[subject_at(i)][end];
      if (same >= 4 && needed != kNeverCritical && same >= needed) return days[begin];
    }
  }
  return kNoDay;
}

Findings find_plainly(const RuleTables& tables, std::uint8_t calendar, std::uint8_t grade,
                      const PupilEntries& entries) {
  Findings findings;
  findings.first.fill(kNoDay);
  Days(tables.calendars[calendar], entries.days, findings).run();
  find_hours(tables, grade, entries, findings);
  find_late(entries.late, findings);
  add_exempt(entries, findings);
  return findings;
}

}  // namespace tilstede::bench
