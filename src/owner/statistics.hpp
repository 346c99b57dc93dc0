// Figures by any of school, grade, area and gender (domain O2, O3): pure grouping of one row per pupil.
//
// A group is the pupils enrolled there on the day of the figure, each with all absence of the school year
// wherever it was registered. Pupils without absence are in; a group without pupils has no row, so a grade
// that a school does not have is not zero. Those who have left the municipality are a row of their own,
// `left`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace tilstede::owner {

enum class Key { school, grade, area, gender };
enum class Measure { days, hours, late };

std::string_view name_of(Key key);

/// "school,grade"; the error names the part that is no key, and the keys there are.
Result<std::vector<Key>, std::string> parse_keys(std::string_view text);
Result<Measure, std::string> parse_measure(std::string_view text);

/// One pupil on the day of the figure.
struct PupilFigure {
  /// Empty for those who have left.
  std::string school;
  /// Place of the school's and the area's name in Norwegian order, by which rows are sorted.
  int school_rank = 0;
  std::string area;
  int area_rank = 0;
  int grade = 0;
  std::string gender;
  bool has_left = false;
  /// Days, whole hours or late arrivals.
  int value = 0;
  /// The pupil's own school days so far.
  int school_days = 0;
};

struct Row {
  std::vector<std::string> keys;
  int pupils = 0;
  double mean = 0;
  double median = 0;
  double p90 = 0;
  /// Shares of the group's pupils, 0 to 1.
  double at_least_10 = 0;
  double at_least_20 = 0;
  /// Strictly more than 10 % of the pupil's own school days; only when days are measured.
  std::optional<double> over_10_percent;
};

/// Rows sorted by key, `left` last.
std::vector<Row> group(const std::vector<PupilFigure>& pupils, const std::vector<Key>& keys, Measure measure);

/// The documented formats of the command line: a header and one line a row; numbers with up to four decimals.
std::string to_csv(const std::vector<Row>& rows, const std::vector<Key>& keys);
std::string to_json(const std::vector<Row>& rows, const std::vector<Key>& keys);

}  // namespace tilstede::owner
