// Figures (domain O2, O3): facts grouped into the rows of a table. Pure.
//
// A group is the pupils enrolled there on the day of the figure, each with all absence of the school year
// wherever it was registered. Pupils without absence are in; a group without pupils has no row, so a grade
// that a school does not have is not zero. Those who have left the municipality are one row of their own,
// `left`, not parted by their absence; a table by school year alone, or by nothing, is without it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "owner/facts.hpp"
#include "owner/figure_keys.hpp"

namespace tilstede::owner {

/// What is not shown of a row, so that no small group can be read from it (suppression.hpp).
struct Hidden {
  /// Everything but the keys.
  bool all = false;
  bool at_least_10 = false;
  bool at_least_20 = false;
  bool over_10_percent = false;

  bool operator==(const Hidden&) const = default;
};

struct Row {
  std::vector<std::string> keys;
  /// By which rows are sorted; also what tells groups apart.
  std::vector<int> ranks;
  bool is_left = false;

  int pupils = 0;
  /// Of the pupils' days, whole hours or late arrivals.
  std::int64_t sum = 0;
  double median = 0;
  double p90 = 0;
  /// Pupils with at least one, with at least 10 and 20.
  int with_any = 0;
  int at_least_10 = 0;
  int at_least_20 = 0;
  /// Pupils with strictly more than 10 % of their own school days so far (of the month or weekday, where
  /// those are keys); only when days are measured.
  std::optional<int> over_10_percent;
  Hidden hidden;

  double mean() const { return static_cast<double>(sum) / pupils; }
  double share(int count) const { return static_cast<double>(count) / pupils; }
};

/// Stands in the first key that is not the school year.
inline constexpr std::string_view kLeft = "left";

struct Table {
  Keys keys;
  Measure measure = Measure::days;
  /// Sorted by key, `left` last.
  std::vector<Row> rows;
};

Table tabulate(const Facts& facts, const Keys& keys, Measure measure);

/// The rank of a pupil in a key of pupils, as in `Row::ranks`.
int rank_of(const PupilPlace& place, Key key);

/// The whole absence of a pupil, in the measure's unit: hours are rounded down after summing.
int value_of(const PupilFacts& pupil, Measure measure, int hour_minutes);

}  // namespace tilstede::owner
