#include "certificate/absence_facts.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace tilstede::certificate {
namespace {

using engine::Counting;
using engine::DayTally;
using engine::Entry;
using engine::Mask;
using engine::PupilYear;

using Picks = std::function<bool(const Entry&)>;

Mask mask_of(const PupilYear& year, const Picks& picks) {
  Mask mask;
  for (const Entry& entry : year.entries)
    mask.push_back(picks(entry));
  return mask;
}

/// The part of each date's missed minutes that falls on the entries picked.
std::map<Date, int> minutes_of(const PupilYear& year, const Counting& counting, const Picks& picks) {
  std::map<Date, int> minutes;
  for (const DayTally& tally : engine::tally(year, counting, mask_of(year, picks)))
    minutes[tally.date] = tally.missed_minutes;
  return minutes;
}

std::string reason_of(const DayTally& tally, const std::map<EntryId, std::string>& reasons) {
  std::set<std::string> found;
  for (const engine::Ground& ground : tally.grounds) {
    // On a date with days or hours a late arrival has no say in why.
    if (ground.counts_in(engine::Series::days) || ground.counts_in(engine::Series::hours))
      found.insert(reasons.at(ground.entry));
  }
  if (found.empty()) {
    for (const engine::Ground& ground : tally.grounds)
      found.insert(reasons.at(ground.entry));
  }
  return found.size() == 1 ? *found.begin() : std::string(kMixedReasons);
}

DateFact fact_of(const DayTally& tally, const std::map<EntryId, std::string>& reasons) {
  return {tally.date, tally.is_day,    tally.missed_minutes, tally.is_documented, reason_of(tally, reasons),
          tally.late, tally.left_early};
}

void add_up(AbsenceFigures& figures, const DateFact& fact) {
  figures.days += fact.is_day ? 1 : 0;
  figures.documented_days += fact.is_day && fact.is_documented ? 1 : 0;
  figures.minutes += fact.minutes;
  figures.late += fact.late;
  figures.left_early += fact.left_early;
}

}  // namespace

AbsenceFacts facts_of(const PupilYear& year, const Counting& counting, const Period& period,
                      const LeftOutReasons& left_out) {
  const Picks counts = [&](const Entry& entry) { return std::ranges::count(left_out, entry.reason) == 0; };
  std::map<EntryId, std::string> reasons;
  for (const Entry& entry : year.entries)
    reasons[entry.id] = entry.reason;

  AbsenceFacts facts;
  for (const DayTally& tally : engine::tally(year, counting, mask_of(year, counts))) {
    if (!covers(period, tally.date)) continue;
    facts.dates.push_back(fact_of(tally, reasons));
    add_up(facts.figures, facts.dates.back());
  }

  std::map<std::string, ReasonFigures> by_reason;
  std::set<std::string> codes;
  for (const Entry& entry : year.entries)
    codes.insert(entry.reason);
  for (const DateFact& fact : facts.dates) {
    if (fact.is_day) ++by_reason[fact.reason].days;
  }
  const auto documented =
      minutes_of(year, counting, [&](const Entry& entry) { return counts(entry) && entry.is_documented; });
  for (const std::string& code : codes) {
    const auto minutes =
        minutes_of(year, counting, [&](const Entry& entry) { return counts(entry) && entry.reason == code; });
    for (const DateFact& fact : facts.dates) {
      const auto found = minutes.find(fact.date);
      if (!fact.is_day && found != minutes.end() && found->second > 0)
        by_reason[code].minutes += found->second;
    }
  }
  for (const DateFact& fact : facts.dates) {
    const auto found = documented.find(fact.date);
    if (!fact.is_day && found != documented.end()) facts.figures.documented_minutes += found->second;
  }
  for (auto& [code, figures] : by_reason) {
    figures.reason = code;
    facts.figures.by_reason.push_back(figures);
  }
  return facts;
}

int certificate_hours(int minutes) {
  return minutes / 60;
}

}  // namespace tilstede::certificate
