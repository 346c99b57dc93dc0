// Figures of cells: days and hours of each school, grade and gender up to each cut-off date, with sums,
// medians, 90th percentiles and how many have reached a limit. Exempt entries are in: a figure is of absence,
// not of rules.
#pragma once

#include <array>

#include "engine/columns.hpp"
#include "engine/kernels/instruction_set.hpp"

namespace tilstede::engine {

/// A value per cut-off: days in the first half of the lanes, hours in the second.
struct CutoffLanes {
  static constexpr int kCuts = 16;
  static constexpr int kLanes = 2 * kCuts;
  static constexpr int days(int cut) { return cut; }
  static constexpr int hours(int cut) { return kCuts + cut; }
};

struct FigurePlan {
  static constexpr int kLimits = 3;
  struct Calendar {
    /// How many school days have been at each cut-off date, it included. A cut that is not used stays 0.
    std::array<std::uint8_t, CutoffLanes::kCuts> days_until{};
    /// "At least so many", of days and hours at each cut.
    std::array<std::array<std::uint16_t, CutoffLanes::kLanes>, kLimits> limits{};
  };

  std::vector<Calendar> calendars;
  /// Genders are 0 to genders - 1; each makes a cell of its own.
  int genders = 2;
};

/// Of one cohort and gender. With values v0 <= v1 <= ..., both quantiles lie between the two nearest.
struct CellFigures {
  std::uint32_t sum[CutoffLanes::kLanes];
  /// Twice the median: a whole number.
  std::uint16_t median_twice[CutoffLanes::kLanes];
  /// Ten times the 90th percentile: a whole number.
  std::uint16_t p90_tenfold[CutoffLanes::kLanes];
  std::uint16_t reached[FigurePlan::kLimits][CutoffLanes::kLanes];
  std::uint32_t pupils;

  bool operator==(const CellFigures&) const = default;
};

/// Late arrivals of one school up to each cut.
struct LateFigures {
  std::uint32_t until[CutoffLanes::kCuts];

  bool operator==(const LateFigures&) const = default;
};

/// A pupil's hours must stay below this, so that ten times as many fit a lane.
constexpr int kFigureHoursMax = 3276;

/// Fills cells[cohort * genders + gender] and late[school] of schools [first, last), by their index.
void figure_schools(const Columns& columns, const FigurePlan& plan, std::size_t first, std::size_t last,
                    CellFigures* cells, LateFigures* late, InstructionSet set);

/// The same, slowly and plainly.
void figure_schools_plainly(const Columns& columns, const FigurePlan& plan, std::size_t first,
                            std::size_t last, CellFigures* cells, LateFigures* late);

}  // namespace tilstede::engine
