// ExemptionDecision: someone decided that the routine is not followed for some of a pupil's absence, why and
// until when (Sandefjord's exceptions). All absence is registered and counted in totals all the same. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/personal.hpp"
#include "people/ids.hpp"

namespace tilstede::routine {

struct ExemptionDecision {
  ExemptionId id;
  PupilId pupil;
  /// An exemption id of the routine that was in force.
  std::string kind;
  Date from{};
  Date until{};
  /// Reason codes; empty: whatever the reason.
  std::vector<std::string> reasons;
  PersonalText grounds;
  AccountId decided_by;
  Instant decided_at{};
  std::optional<AccountId> ended_by;
  std::optional<Instant> ended_at;
  /// The civil date of `ended_at`.
  std::optional<Date> ended_on;
};

/// The days it covers. One that was ended covers the days before the day it ended; that may be none.
Period period_in_force(const ExemptionDecision& decision);

}  // namespace tilstede::routine
