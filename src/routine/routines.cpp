#include "routine/routines.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tilstede::routine {
namespace {

/// What is wrong between a version and the next one; empty when they fit.
std::string misfit(const Routine& earlier, const Routine& later) {
  const auto whose = fmt::format("version {} ({})", earlier.version, earlier.file);
  if (earlier.id != later.id) return fmt::format("is of another routine than {}: \"{}\"", whose, earlier.id);
  if (earlier.version == later.version) return fmt::format("says the same version as {}", earlier.file);
  if (!earlier.valid.to) return fmt::format("{} has no valid_to, so both would be in force", whose);
  const int gap = days_between(*earlier.valid.to, later.valid.from) - 1;
  if (gap < 0) return fmt::format("overlaps {}, which is valid to {}", whose, to_text(*earlier.valid.to));
  if (gap > 0) {
    return fmt::format("leaves {} days without a routine after {}, which is valid to {}", gap, whose,
                       to_text(*earlier.valid.to));
  }
  return "";
}

}  // namespace

const Routine* in_force(const Routines& routines, const Date& date) {
  for (auto version = routines.versions.rbegin(); version != routines.versions.rend(); ++version) {
    if (covers(version->valid, date)) return &*version;
  }
  return nullptr;
}

const Rule* newest_rule(const Routines& routines, std::string_view id) {
  for (auto version = routines.versions.rbegin(); version != routines.versions.rend(); ++version) {
    if (const auto* rule = find_rule(*version, id)) return rule;
  }
  return nullptr;
}

bool crosses_years(const Routines& routines) {
  return std::any_of(routines.versions.begin(), routines.versions.end(),
                     [](const Routine& version) { return crosses_years(version); });
}

Result<Routines, std::vector<RoutineError>> arrange(std::vector<Routine> versions) {
  std::stable_sort(versions.begin(), versions.end(),
                   [](const Routine& a, const Routine& b) { return a.valid.from < b.valid.from; });
  std::vector<RoutineError> errors;
  for (std::size_t i = 1; i < versions.size(); ++i) {
    auto wrong = misfit(versions[i - 1], versions[i]);
    if (!wrong.empty()) errors.push_back({versions[i].file, 1, 1, "routine.valid_from", std::move(wrong)});
  }
  if (!errors.empty()) return refused(std::move(errors));
  return Routines{std::move(versions)};
}

Routines always(Routine routine) {
  routine.valid =
      Period{Date{std::chrono::year(1900), std::chrono::January, std::chrono::day(1)}, std::nullopt};
  return Routines{{std::move(routine)}};
}

}  // namespace tilstede::routine
