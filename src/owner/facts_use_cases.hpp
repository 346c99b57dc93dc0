// Loads the facts of figures: everybody who was enrolled in the school year, counted by the routine's rule.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "base/date.hpp"
#include "owner/facts.hpp"
#include "people/ids.hpp"
#include "platform/context.hpp"
#include "routine/routines.hpp"

namespace tilstede::owner {

/// A school year and the last day that counts.
struct YearUntil {
  SchoolYear year;
  Date until{};
};

/// The years of a table up to the same day: one, or with `is_repeated` every year with a calendar up to that
/// one too.
std::vector<YearUntil> years_until(db::Tx& tx, const YearUntil& newest, bool is_repeated);

/// The newest enrolment of a pupil by the day of the figure.
struct Enrolled {
  SchoolId school;
  std::optional<AreaId> area;
  int grade = 0;
  bool has_left = false;
};

/// Whose absence the table is about.
using IsWanted = std::function<bool(const Enrolled&)>;
inline bool everybody(const Enrolled&) {
  return true;
}

/// Where a pupil is enrolled on `until` (or on the last school day before it) decides the group; who is
/// enrolled nowhere then has left. A year without pupils is left out.
Facts load_facts(db::Tx& tx, const Context& context, const routine::Routines& routines,
                 const std::vector<YearUntil>& years, const IsWanted& is_wanted);

}  // namespace tilstede::owner
