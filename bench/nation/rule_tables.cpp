// What the rules look up: windows as first days, exact tests as critical counts.
#include <algorithm>
#include <cassert>

#include "nation/exact_tests.hpp"
#include "nation/rules.hpp"
#include "nation/world.hpp"

namespace tilstede::bench {
namespace {

using engine::ColumnCalendar;
using engine::Window;

// The last day of the benchmark's year.
constexpr Date kEnd{std::chrono::year(2026), std::chrono::June, std::chrono::day(19)};
constexpr int kTenthFromDay = 19;
constexpr int kShareOf15WeeksFromDays = 40;

std::size_t index(int i) {
  return static_cast<std::size_t>(i);
}

RuleCalendar::Starts starts(const ColumnCalendar& calendar, std::string_view window) {
  return window_starts(calendar, engine::parse_window(window).value());
}

std::uint8_t start_at_end(const ColumnCalendar& calendar, std::string_view window) {
  const auto span = window_on(engine::parse_window(window).value(), kEnd, calendar.school_days);
  return days_before(calendar, span.from);
}

void set_windows(const ColumnCalendar& calendar, RuleCalendar& rules) {
  rules.month = starts(calendar, "calendar month");
  rules.days_30 = starts(calendar, "30 days");
  rules.months_3 = starts(calendar, "3 months");
  rules.school_days_10 = starts(calendar, "10 school days");
  rules.weeks_15 = starts(calendar, "15 weeks");
  rules.days_28 = starts(calendar, "28 days");
  rules.days_84 = starts(calendar, "84 days");
  rules.days_56 = starts(calendar, "56 days");
  rules.end_month = start_at_end(calendar, "calendar month");
  rules.end_30_days = start_at_end(calendar, "30 days");
  rules.end_3_months = start_at_end(calendar, "3 months");
  rules.end_15_weeks = start_at_end(calendar, "15 weeks");
  rules.end_28_days = start_at_end(calendar, "28 days");
  rules.end_84_days = start_at_end(calendar, "84 days");
  rules.end_56_days = start_at_end(calendar, "56 days");
}

// More than a tenth of the school days so far, from the twentieth on.
std::uint8_t tenth_needs(int day) {
  return static_cast<std::uint8_t>(day < kTenthFromDay ? 255 : (day + 1) / 10 + 1);
}

// Ten, or 15 per cent of the window's school days when there are forty.
std::uint8_t in_15_weeks_needs(int school_days) {
  const int share = (15 * school_days + 99) / 100;
  return static_cast<std::uint8_t>(school_days < kShareOf15WeeksFromDays ? 10 : std::min(10, share));
}

// At least four lately, and per school day at least twice as many as in the 56 days before.
int rising_most(int recent, int recent_days, int earlier_days) {
  if (recent < 4 || earlier_days < 20) return -1;
  return std::min(127, recent * earlier_days / (2 * recent_days));
}

void set_counts(const ColumnCalendar& calendar, RuleCalendar& rules) {
  for (int day = 0; day < rules.days; ++day) {
    const auto d = index(day);
    const int recent_days = day - rules.days_28[d] + 1;
    const int earlier_days = rules.days_28[d] - rules.days_84[d];
    rules.tenth_needs[d] = tenth_needs(day);
    rules.in_15_weeks_needs[d] = in_15_weeks_needs(day - rules.weeks_15[d] + 1);
    for (int recent = 0; recent < kRecentMax; ++recent)
      rules.rising_most[d][index(recent)] =
          static_cast<std::int8_t>(rising_most(recent, recent_days, earlier_days));
    const Date date = calendar.school_days[d];
    const auto has_school = [&](const Date& other) {
      return std::binary_search(calendar.school_days.begin(), calendar.school_days.end(), other);
    };
    rules.weekday[d] = static_cast<std::uint8_t>(weekday_of(date) - 1);
    rules.is_edge[d] = !has_school(add_days(date, -1)) || !has_school(add_days(date, 1));
  }
}

/// largest[k] = the largest n with critical[n] <= k. A count that is too many of n is so of any fewer than n.
template <class Critical, class Largest>
void turn_round(const Critical& critical, int n_max, Largest& largest) {
  for (std::size_t k = 0; k < largest.size(); ++k) {
    std::size_t found = 0;
    for (std::size_t n = 4; n <= index(n_max); ++n) {
      if (critical[n] != kNeverCritical && critical[n] <= k) found = n;
    }
    for (std::size_t n = std::max<std::size_t>(4, k); n <= index(n_max); ++n)
      assert((n <= found) == (critical[n] <= k && critical[n] != kNeverCritical));
    largest[k] = static_cast<typename Largest::value_type>(found);
  }
}

void set_patterns(RuleCalendar& rules) {
  std::array<int, 5> of_weekday{};
  int at_edge = 0;
  for (int day = 0; day < rules.days; ++day) {
    const auto d = index(day);
    const int marked = ++of_weekday[rules.weekday[d]];
    at_edge += rules.is_edge[d] ? 1 : 0;
    rules.weekday_critical[d].fill(kNeverCritical);
    rules.edge_critical[d].fill(kNeverCritical);
    for (int n = 4; n <= day + 1; ++n) {
      rules.weekday_critical[d][index(n)] = critical_of_days(day + 1, marked, n);
      rules.edge_critical[d][index(n)] = critical_of_days(day + 1, at_edge, n);
    }
  }
}

RuleCalendar make_calendar(const ColumnCalendar& calendar) {
  RuleCalendar rules;
  rules.days = calendar.days();
  set_windows(calendar, rules);
  set_counts(calendar, rules);
  set_patterns(rules);
  return rules;
}

void set_subjects(RuleTables& tables) {
  tables.subject_critical.resize(kGrades);
  tables.subject_largest.resize(kGrades);
  for (int grade = 0; grade < kGrades; ++grade) {
    for (int subject = 0; subject < kSubjects; ++subject) {
      auto& critical = tables.subject_critical[index(grade)][index(subject)];
      critical.fill(kNeverCritical);
      for (int n = 4; n < kSubjectEntriesMax; ++n)
        critical[index(n)] = critical_of_entries(n, lesson_share(grade, subject));
      turn_round(critical, kSubjectEntriesMax - 1, tables.subject_largest[index(grade)][index(subject)]);
    }
  }
}

}  // namespace

RuleTables make_tables(const std::vector<ColumnCalendar>& calendars) {
  RuleTables tables;
  for (const auto& calendar : calendars)
    tables.calendars.push_back(make_calendar(calendar));
  set_subjects(tables);
  return tables;
}

}  // namespace tilstede::bench
