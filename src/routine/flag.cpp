#include "routine/flag.hpp"

#include <algorithm>

namespace tilstede::routine {
namespace {

bool is_of(const Flag& flag, const Finding& finding) {
  return flag.finding.rule == finding.rule && flag.finding.routine == finding.routine;
}

bool routine_still_says(const Routines& routines, const Finding& finding) {
  const auto* then = in_force(routines, finding.first_met);
  return then && then->id == finding.routine && then->version == finding.version &&
         find_rule(*then, finding.rule);
}

bool all_entries_stand(const engine::PupilYear& year, const Finding& finding) {
  return std::all_of(finding.entries.begin(), finding.entries.end(), [&](const EntryId& id) {
    return std::any_of(year.entries.begin(), year.entries.end(),
                       [&](const engine::Entry& entry) { return entry.id == id; });
  });
}

bool is_left_out(const engine::PupilYear& year, const EntryId& id) {
  return std::any_of(year.entries.begin(), year.entries.end(), [&](const engine::Entry& entry) {
    return entry.id == id && !(entry.is_absence && entry.is_towards_thresholds);
  });
}

bool stands_without_exemptions(const Routines& routines, engine::PupilYear year, const Date& as_of,
                               const Flag& flag) {
  if (year.exemptions.empty()) return false;
  year.exemptions.clear();
  const auto findings = find(routines, year, as_of);
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& finding) { return is_of(flag, finding); });
}

Withdrawal why_gone(const Routines& routines, const engine::PupilYear& year, const Date& as_of,
                    const Flag& flag) {
  if (stands_without_exemptions(routines, year, as_of, flag)) return Withdrawal::exempted;
  if (!routine_still_says(routines, flag.finding)) return Withdrawal::routine_changed;
  if (!all_entries_stand(year, flag.finding)) return Withdrawal::corrected;
  const auto& grounds = flag.finding.entries;
  const bool has_left_out =
      std::any_of(grounds.begin(), grounds.end(), [&](const EntryId& id) { return is_left_out(year, id); });
  return has_left_out ? Withdrawal::reasons_changed : Withdrawal::moved;
}

}  // namespace

std::string_view name_of(Withdrawal because) {
  switch (because) {
    case Withdrawal::corrected:
      return "corrected";
    case Withdrawal::exempted:
      return "exempted";
    case Withdrawal::routine_changed:
      return "routine-changed";
    case Withdrawal::reasons_changed:
      return "reasons-changed";
    case Withdrawal::moved:
      return "moved";
  }
  return "";
}

FlagPlan plan_flags(const Routines& routines, const engine::PupilYear& year, const Date& as_of,
                    const std::vector<Flag>& standing) {
  FlagPlan plan;
  const auto findings = find(routines, year, as_of);
  for (const auto& finding : findings) {
    const auto flag = std::find_if(standing.begin(), standing.end(),
                                   [&](const Flag& candidate) { return is_of(candidate, finding); });
    if (flag == standing.end()) {
      plan.raise.push_back(finding);
    } else if (flag->finding != finding) {
      plan.update.push_back({*flag, finding});
    }
  }
  for (const auto& flag : standing) {
    const bool is_found = std::any_of(findings.begin(), findings.end(),
                                      [&](const Finding& finding) { return is_of(flag, finding); });
    if (!is_found) plan.withdraw.push_back({flag, why_gone(routines, year, as_of, flag)});
  }
  return plan;
}

}  // namespace tilstede::routine
