// RuleWatch: follows one rule through the days of one pupil's year, whether it sums a series or looks for a
// pattern. Pure.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "engine/patterns/pattern.hpp"
#include "routine/routine.hpp"

namespace tilstede::routine {

class RuleWatch {
 public:
  virtual ~RuleWatch() = default;
  /// As of the end of `day`. Days are asked in order.
  virtual bool is_met(const Date& day) = 0;
  /// Of the day last asked: the tested value; of a pattern, the number of its grounds.
  virtual int count() const = 0;
  virtual std::vector<EntryId> entries() const = 0;
  /// Of a pattern: what was seen.
  virtual std::optional<engine::Evidence> evidence() const { return std::nullopt; }
};

/// Of a rule that has a window and no pattern. With one that crosses years, `year` is both
/// (with_year_before).
engine::Span window_of(const Rule& rule, const engine::PupilYear& year, const Date& day);

/// Holds on to all four. With a rule that crosses years, year and tallies are of both (with_year_before).
std::unique_ptr<RuleWatch> watch_rule(const Rule& rule, const engine::PupilYear& year,
                                      const std::vector<engine::DayTally>& tallies,
                                      const engine::Counting& counting);

/// No window holds more than the year, so most rules of most pupils are answered here.
bool is_out_of_reach(const Rule& rule, const std::vector<engine::DayTally>& tallies,
                     const engine::Counting& counting);

}  // namespace tilstede::routine
