// Flag: a finding that was stored, so that people can act on it; and what a fresh evaluation changes in the
// flags that stand. A flag whose ground is gone is withdrawn with its reason, never deleted. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/pupil_year.hpp"
#include "routine/findings.hpp"

namespace tilstede::routine {

enum class Withdrawal {
  /// The entries it rested on were corrected.
  corrected,
  /// They are covered by an exemption that is past, so it is no longer shown as exempted either.
  exempted,
  /// The routine that raised it no longer says so.
  routine_changed,
  /// The catalogue of reasons no longer counts what it rested on.
  reasons_changed,
  /// The entries stand; the pupil's school, class, calendar or timetable changed.
  moved,
};

/// "routine-changed".
std::string_view name_of(Withdrawal because);

struct Flag {
  FlagId id;
  PupilId pupil;
  SchoolYear year;
  /// What a fresh evaluation said last.
  Finding finding;
  Instant raised_at{};
  std::optional<Instant> withdrawn_at;
  /// As Withdrawal's names; empty while it stands.
  std::string withdrawn_because;
};

/// What to do with the flags of one pupil's year.
struct FlagPlan {
  struct Update {
    Flag flag;
    Finding finding;
  };
  struct Withdrawn {
    Flag flag;
    Withdrawal because;
  };
  std::vector<Finding> raise;
  std::vector<Update> update;
  std::vector<Withdrawn> withdraw;
};

/// `standing` are the flags of that year that were not withdrawn.
FlagPlan plan_flags(const Routines& routines, const engine::PupilYear& year, const Date& as_of,
                    const std::vector<Flag>& standing);

}  // namespace tilstede::routine
