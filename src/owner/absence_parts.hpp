// AbsenceParts: what the keys of absence (month, weekday, reason, documented) cut the absence of a school
// year into: one part per combination of their values. Without such keys there is one, of everything. Pure.
#pragma once

#include <unordered_map>
#include <vector>

#include "owner/facts.hpp"
#include "owner/figure_keys.hpp"

namespace tilstede::owner {

/// 0 is August, where the school year begins.
int month_rank(const Date& date);

class AbsenceParts {
 public:
  /// `year` must outlive it. Other keys in `keys` are passed over.
  AbsenceParts(const YearFacts& year, const Keys& keys);

  std::size_t count() const { return ranks_.size(); }
  /// The values of a part, in the order of the keys.
  const std::vector<int>& ranks(std::size_t part) const { return ranks_[part]; }
  std::size_t part_of(const Fact& fact) const;
  /// Of the school days of one of the year's pupils, how many lie in each part: month and weekday divide
  /// them, reason and documentation do not.
  const std::vector<int>& school_days(const PupilFacts& pupil) const {
    return school_days_.at(pupil.school_days.data());
  }

 private:
  struct Dimension {
    Key key = Key::month;
    /// For which there is a part: months and weekdays with school or absence, reasons that occur, and always
    /// both kinds of documentation. Sorted.
    std::vector<int> values;
    /// From a value to its place among them.
    std::vector<std::size_t> places;
  };

  void find_school_days();
  Dimension dimension_of(Key key) const;
  void add_parts(const std::vector<int>& begun, std::size_t depth);
  std::vector<int> days_in_parts(std::span<const Date> days) const;

  const YearFacts& year_;
  std::vector<Dimension> dimensions_;
  std::vector<std::vector<int>> ranks_;
  /// Those that differ, by where their dates lie.
  std::unordered_map<const Date*, std::span<const Date>> calendars_;
  std::unordered_map<const Date*, std::vector<int>> school_days_;
};

}  // namespace tilstede::owner
