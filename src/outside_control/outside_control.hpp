// OutsideControl: the principal, or the department head by delegation, decides that a late bus or a closed
// road counts no absence for these pupils in these lessons, why, and may undo it. What was registered there,
// or is registered later, is kept as observed (attendance/ruling.hpp). Pure.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/personal.hpp"
#include "base/problem.hpp"
#include "people/ids.hpp"

namespace tilstede::outside_control {

/// What is decided ahead is known ahead: a storm, a strike. Later dates are slips of the finger.
inline constexpr int kDaysAheadMax = 31;

struct Wish {
  Date date{};
  /// Empty: the whole day.
  std::set<int> lessons;
  std::vector<PupilId> pupils;
  /// The home reads it.
  PersonalText reason;
};

struct OutsideControl {
  DecisionId id;
  Date date{};
  std::set<int> lessons;
  std::vector<PupilId> pupils;
  PersonalText reason;
  AccountId decided_by;
  Instant decided_at{};
  std::optional<AccountId> undone_by;
  std::optional<Instant> undone_at;
};

struct Facts {
  Date today{};
  /// Some school of the pupils has school on the date.
  bool is_school_day = true;
};

std::optional<Problem> problem_of(const Wish& wish, const Facts& facts);

}  // namespace tilstede::outside_control
