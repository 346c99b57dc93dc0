// Sweep: one rule at many thresholds for the price of one. A rule's level on a day is the highest threshold
// it would meet in the window that ends on that day, so a threshold is met in the year exactly when the
// year's highest level reaches it, first on the day on which the level first did. Pure; equal to `find`
// (findings.hpp) asked once per threshold, which the property test holds it to.
#pragma once

#include <optional>
#include <vector>

#include "engine/pupil_year.hpp"
#include "routine/routine.hpp"

namespace tilstede::routine {

/// A school day at whose end the level was higher than on every day before.
struct Rise {
  Date date{};
  int level = 0;

  bool operator==(const Rise&) const = default;
};

/// The rises of one pupil's year up to `until`, in order; both their dates and their levels only grow. `rule`
/// has a threshold (CountTest) and its other settings stand, only the threshold is left open. Levels under
/// `least` need not be told.
std::vector<Rise> rises(const engine::PupilYear& year, const Rule& rule, const engine::Counting& counting,
                        const Date& until, int least);

/// The first day on which a rule with this threshold is met.
std::optional<Date> first_met(const std::vector<Rise>& rises, int threshold);

}  // namespace tilstede::routine
