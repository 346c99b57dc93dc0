// The benchmark's own rule set: 21 rules of the shapes that Norwegian routines use, evaluated on absence
// dates only. It is not the product's (src/routine/), which also sees days without an entry and corrects its
// pattern tests; it is what can be written as SQL, so that both sides of the comparison do the same.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/columns.hpp"
#include "engine/kernels/instruction_set.hpp"

namespace tilstede::bench {

/// When each rule was first met.
enum class First : std::uint8_t {
  three_in_month,
  three_in_30_days,
  ten_in_3_months,
  days_5,
  days_10,
  days_20,
  hours_5,
  hours_10,
  hours_20,
  late_5,
  late_10,
  late_20,
  tenth_of_days,
  three_in_10_school_days,
  ten_in_15_weeks,
  weekday_pattern,
  edge_pattern,
  subject_pattern,
  rising,
  three_short_spells,
  ten_in_a_row,
};
constexpr int kFirsts = 21;

/// What the rules count, at the end of the year; never over 254.
enum class Count : std::uint8_t {
  in_month,
  in_30_days,
  in_3_months,
  days,
  in_15_weeks,
  in_28_days,
  in_84_days,
  most_of_a_weekday,
  edge_days,
  short_spells,
  longest_spell,
  all_days,
};
constexpr int kCounts = 12;

/// The counts that may be any number.
enum class WideCount : std::uint8_t { hours, late, most_of_a_subject, all_hours, all_late };
constexpr int kWideCounts = 5;

/// As in the SQL.
extern const std::array<std::string_view, kFirsts> kFirstNames;
extern const std::array<std::string_view, kCounts> kCountNames;
extern const std::array<std::string_view, kWideCounts> kWideCountNames;

/// One pupil's answers. A first is a school day, or kNoDay.
struct Findings {
  std::array<std::uint8_t, kFirsts> first{};
  std::array<std::uint8_t, kCounts> count{};
  std::array<std::uint16_t, kWideCounts> wide{};

  std::uint8_t& operator[](First which) { return first[static_cast<std::size_t>(which)]; }
  std::uint8_t& operator[](Count which) { return count[static_cast<std::size_t>(which)]; }
  std::uint16_t& operator[](WideCount which) { return wide[static_cast<std::size_t>(which)]; }
  bool operator==(const Findings&) const = default;
};

/// The answers for all pupils, a column each.
struct FindingColumns {
  std::array<engine::ByteColumn, kFirsts> first;
  std::array<engine::ByteColumn, kCounts> count;
  std::array<std::vector<std::uint16_t>, kWideCounts> wide;

  explicit FindingColumns(std::size_t pupils);
  Findings at(engine::Place place) const;
};

constexpr int kDaysMax = engine::kSchoolDaysMax;
/// School days in 28 days, and one.
constexpr int kRecentMax = 21;
constexpr int kSubjectEntriesMax = 512;

/// What the rules look up by the school day of a calendar.
struct RuleCalendar {
  using Starts = std::vector<std::uint8_t>;
  int days = 0;
  Starts month, days_30, months_3, school_days_10, weeks_15, days_28, days_84, days_56;
  /// How many days are needed for ten per cent so far, and for ten in 15 weeks or 15 per cent of them.
  std::array<std::uint8_t, kDaysMax> tenth_needs{};
  std::array<std::uint8_t, kDaysMax> in_15_weeks_needs{};
  std::array<std::uint8_t, kDaysMax> weekday{};
  /// Next to a day without school.
  std::array<bool, kDaysMax> is_edge{};
  /// How many of the first n days of absence are too many by chance: of this day's weekday, and at an edge.
  std::array<std::array<std::uint8_t, kDaysMax + 1>, kDaysMax> weekday_critical{};
  std::array<std::array<std::uint8_t, kDaysMax + 1>, kDaysMax> edge_critical{};
  /// With x days in the last 28, how many in the 56 before are few enough for absence to be rising; -1 when
  /// none is.
  std::array<std::array<std::int8_t, kRecentMax>, kDaysMax> rising_most{};
  /// From which day on the counts at the end of the year count.
  std::uint8_t end_month = 0, end_30_days = 0, end_3_months = 0, end_15_weeks = 0, end_28_days = 0,
               end_84_days = 0, end_56_days = 0;
};

struct RuleTables {
  std::vector<RuleCalendar> calendars;
  /// [grade][subject][n]: how many of a pupil's first n entries are too many of the subject.
  std::vector<std::array<std::array<std::uint8_t, kSubjectEntriesMax>, 16>> subject_critical;
  /// Turned round, by count: the largest n; 0 when none.
  std::vector<std::array<std::array<std::uint16_t, 256>, 16>> subject_largest;
};

RuleTables make_tables(const std::vector<engine::ColumnCalendar>& calendars);

/// One pupil's absence.
struct PupilEntries {
  std::span<const std::uint8_t> days;
  std::span<const std::uint8_t> hour_days;
  std::span<const std::uint8_t> hour_details;
  std::span<const std::uint8_t> late;
  std::span<const std::uint8_t> exempt_details;
};
PupilEntries entries_at(const engine::Columns& columns, engine::Place place);

/// The reference, and the way for one pupil.
Findings find_plainly(const RuleTables& tables, std::uint8_t calendar, std::uint8_t grade,
                      const PupilEntries& entries);

/// The first date at the end of which a subject has too many of the entries so far; kNoDay when none has.
std::uint8_t first_critical_subject(const RuleTables& tables, std::uint8_t grade,
                                    std::span<const std::uint8_t> days,
                                    std::span<const std::uint8_t> details);

/// Fills the answers of places [first, last), all of one calendar.
void find_all(const engine::Columns& columns, const RuleTables& tables, engine::Place first,
              engine::Place last, FindingColumns& findings, engine::InstructionSet set);

}  // namespace tilstede::bench
