#include "routine/imported_use_cases.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "attendance/effective_use_cases.hpp"
#include "routine/flag_store.hpp"
#include "routine/flags_use_cases.hpp"

namespace tilstede::routine {
namespace {

using attendance::PupilYearKey;

constexpr std::size_t kAtOnce = 1000;

std::vector<PupilYearKey> with_absence_or_flags(db::Tx& tx, const std::vector<PupilYearKey>& keys) {
  std::map<SchoolYear, std::vector<PupilId>> by_year;
  for (const PupilYearKey& key : keys)
    by_year[key.year].push_back(key.pupil);
  std::vector<PupilYearKey> found;
  for (const auto& [year, pupils] : by_year) {
    std::set<PupilId> of_year = attendance::pupils_with_absence(tx, pupils, year);
    for (const Flag& flag : store::standing_flags(tx, pupils, year))
      of_year.insert(flag.pupil);
    for (const PupilId& pupil : of_year)
      found.push_back({pupil, year});
  }
  return found;
}

}  // namespace

std::vector<attendance::FlagChange> reevaluate_imported(db::Tx& tx, const Context& context,
                                                        const Routines& routines,
                                                        const std::vector<PupilYearKey>& keys,
                                                        const OnProgress& on_progress) {
  const std::vector<PupilYearKey> all = with_absence_or_flags(tx, keys);
  std::vector<attendance::FlagChange> changes;
  for (std::size_t begin = 0; begin < all.size(); begin += kAtOnce) {
    const std::size_t end = std::min(all.size(), begin + kAtOnce);
    const auto more = reevaluate(
        tx, context, routines,
        {all.begin() + static_cast<std::ptrdiff_t>(begin), all.begin() + static_cast<std::ptrdiff_t>(end)});
    changes.insert(changes.end(), more.begin(), more.end());
    if (on_progress)
      on_progress({"evaluating", static_cast<int>(end), static_cast<int>(all.size()), "pupils"});
  }
  return changes;
}

}  // namespace tilstede::routine
