#include "routine/imported_use_cases.hpp"

#include <map>
#include <set>

#include "attendance/effective_use_cases.hpp"
#include "routine/flag_store.hpp"
#include "routine/flags_use_cases.hpp"

namespace tilstede::routine {
namespace {

using attendance::PupilYearKey;

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
                                                        const std::vector<PupilYearKey>& keys) {
  return reevaluate(tx, context, routines, with_absence_or_flags(tx, keys));
}

}  // namespace tilstede::routine
