// Threshold sweeps: how many pupils of each school would have been flagged in each week, for many windows and
// limits at once. A pupil is flagged in a week when the window holds the limit on any calendar day of it;
// after an absence the window only empties, so Mondays and school days are all that need be looked at.
#pragma once

#include "engine/columns.hpp"
#include "engine/kernels/instruction_set.hpp"

namespace tilstede::engine {

struct SweepPoint {
  std::uint8_t week = 0;
  /// How many school days have been, this day included.
  std::uint8_t days_seen = 0;
};

/// When a calendar is looked at, and where each window then begins: starts[window][point].
struct SweepCalendar {
  int days = 0;
  std::vector<SweepPoint> points;
  std::vector<std::vector<std::uint8_t>> starts;
  /// The most school days that are ever in each window.
  std::vector<int> days_max;
};

struct SweepPlan {
  int weeks = 0;
  int windows = 0;
  /// At least so many absence days, one or more.
  std::vector<int> limits;
  std::vector<SweepCalendar> calendars;

  std::size_t variants() const { return static_cast<std::size_t>(windows) * limits.size(); }
  std::size_t counts_per_school() const { return static_cast<std::size_t>(weeks) * variants(); }
};

/// Weeks count from that of the year's first school day in any of the calendars, to that of the last.
SweepPlan plan_sweep(const std::vector<ColumnCalendar>& calendars, const std::vector<Window>& windows,
                     std::vector<int> limits);

/// Adds the pupils flagged to counts[school][week][window][limit] for schools [first, last), by their index.
/// Other threads may do other schools.
void sweep_schools(const Columns& columns, const SweepPlan& plan, std::size_t first, std::size_t last,
                   std::uint16_t* counts, InstructionSet set);

/// The same, slowly and plainly.
void sweep_schools_plainly(const Columns& columns, const SweepPlan& plan, std::size_t first, std::size_t last,
                           std::uint16_t* counts);

}  // namespace tilstede::engine
