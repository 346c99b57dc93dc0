// Findings: which rules a pupil's year meets, since when, and on which entries that rests. The one evaluator:
// registration, the nightly run, figures and the command line all ask it. Pure.
//
// A rule is tested as of the end of each school day of the pupil up to `as_of`, by the routine version in
// force on that day, over the window that ends on that day. Entries with a reason the rule skips, and exempt
// entries, leave it. A rule id that stands in two versions goes on from one to the other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/patterns/pattern.hpp"
#include "engine/pupil_year.hpp"
#include "routine/routines.hpp"

namespace tilstede::routine {

struct Finding {
  std::string rule;
  /// Routine, version and source as in force on `first_met`.
  std::string routine;
  std::string version;
  std::string source;
  /// The first school day at whose end the rule was met, by the entries known now.
  Date first_met{};
  /// In the window that ends on `as_of`.
  bool met_now = false;
  /// The tested value in that window: it may be under the limit again. Of a share, its numerator; of a
  /// pattern, the number of its grounds.
  int count = 0;
  /// The entries that counted in the window in which the rule was first met, in order.
  std::vector<EntryId> entries;
  /// What a pattern was seen in then; empty of a rule that sums.
  std::optional<engine::Evidence> evidence;
  /// Set: only exempt entries would meet the rule, and until this day the flag is shown as exempted.
  /// `met_now` is then false and the other fields tell what would stand.
  std::optional<Date> exempted_until;

  bool operator==(const Finding&) const = default;
};

/// Sorted by rule. `as_of` after the school year means its last day.
std::vector<Finding> find(const Routines& routines, const engine::PupilYear& year, const Date& as_of);

}  // namespace tilstede::routine
