#include "engine/patterns/watches.hpp"

namespace tilstede::engine {

bool is_absence(const DayTally* tally) {
  return tally && (tally->is_day || tally->missed_minutes > 0);
}

bool is_whole_day(const DayTally* tally) {
  return tally && tally->is_day;
}

void add_grounds(const DayTally& tally, std::vector<EntryId>& entries) {
  for (const auto& ground : tally.grounds) {
    if (ground.counts_in(Series::days) || ground.counts_in(Series::hours)) entries.push_back(ground.entry);
  }
}

}  // namespace tilstede::engine
