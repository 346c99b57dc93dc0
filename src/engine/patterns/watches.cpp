#include "engine/patterns/watches.hpp"

namespace tilstede::engine {

std::optional<SchoolDay> Walk::next(const Date& until) {
  if (day_ == year_.school_days.size() || until < year_.school_days[day_]) return std::nullopt;
  SchoolDay day{day_, year_.school_days[day_], nullptr};
  while (tally_ < tallies_.size() && tallies_[tally_].date < day.date)
    ++tally_;
  if (tally_ < tallies_.size() && tallies_[tally_].date == day.date) day.tally = &tallies_[tally_];
  ++day_;
  return day;
}

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
