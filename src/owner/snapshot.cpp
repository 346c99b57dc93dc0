#include "owner/snapshot.hpp"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace tilstede::owner {
namespace {

bool holds_on(const Period& period, const Date& day) {
  return !period.to || *period.to >= day;
}

/// Of those who were enrolled on some day of the period: the newest enrolment that still holds at its end,
/// else the newest that has ended.
const Stay* stay_in(const SnapshotPupil& pupil, const Date& from, const Date& to) {
  const Stay* found = nullptr;
  for (const Stay& stay : pupil.stays) {
    if (to < stay.period.from || !holds_on(stay.period, from)) continue;
    if (found == nullptr || holds_on(stay.period, to) >= holds_on(found->period, to)) found = &stay;
  }
  return found;
}

std::vector<int> areas_of_schools(const Directory& directory) {
  std::vector<int> areas;
  for (const School& school : directory.schools) {
    const auto found = std::ranges::find_if(
        directory.areas, [&](const auto& area) { return school.area && area.first == *school.area; });
    areas.push_back(found == directory.areas.end() ? -1 : static_cast<int>(found - directory.areas.begin()));
  }
  return areas;
}

/// Asks once for all who have the same place.
class Wanted {
 public:
  Wanted(const Directory& directory, const IsWanted& is_wanted)
      : directory_(directory), is_wanted_(is_wanted) {}

  bool operator()(const PupilPlace& place) {
    const auto [known, is_new] =
        known_.try_emplace(std::tuple(place.school, place.grade, place.has_left), false);
    if (is_new) {
      const School& school = directory_.schools.at(static_cast<std::size_t>(place.school));
      known->second = is_wanted_({school.id, school.area, place.grade, place.has_left});
    }
    return known->second;
  }

 private:
  const Directory& directory_;
  const IsWanted& is_wanted_;
  std::map<std::tuple<int, int, bool>, bool> known_;
};

std::span<const Fact> facts_until(const std::vector<Fact>& facts, const Date& until) {
  if (facts.empty() || facts.back().date <= until) return facts;
  const auto later = std::ranges::upper_bound(facts, until, {}, &Fact::date);
  return {facts.begin(), later};
}

/// Cuts the same school days once.
class SchoolDaysUntil {
 public:
  explicit SchoolDaysUntil(const Date& until) : until_(until) {}

  std::span<const Date> operator()(const SchoolDays& days) {
    if (days.get() != last_) {
      last_ = days.get();
      cut_ = {days->begin(), std::ranges::upper_bound(*days, until_)};
    }
    return cut_;
  }

 private:
  Date until_;
  const std::vector<Date>* last_ = nullptr;
  std::span<const Date> cut_;
};

YearFacts facts_of_year(const Directory& directory, const SnapshotYear& year, const Date& until,
                        const IsWanted& is_wanted) {
  const auto end = directory.years.find(year.year);
  const Date day = end == directory.years.end() ? until : std::min(until, end->second);
  const Date from = first_day(year.year);
  const std::vector<int> areas = areas_of_schools(directory);
  Wanted wanted(directory, is_wanted);
  SchoolDaysUntil school_days(until);
  YearFacts facts{year.year, until, year.counting.hour_minutes, {}};
  facts.pupils.reserve(year.pupils.size());
  for (const auto& pupil : year.pupils) {
    const Stay* stay = stay_in(*pupil, from, day);
    if (stay == nullptr) continue;
    const PupilPlace place{stay->school, areas[static_cast<std::size_t>(stay->school)], stay->grade,
                           pupil->gender, !holds_on(stay->period, day)};
    if (wanted(place))
      facts.pupils.push_back({place, facts_until(pupil->facts, until), school_days(pupil->school_days)});
  }
  return facts;
}

}  // namespace

std::vector<YearUntil> years_until(const SchoolYears& years, const YearUntil& newest, bool is_repeated) {
  std::vector<YearUntil> until;
  if (is_repeated) {
    for (const auto& [year, last] : years) {
      if (year < newest.year) until.push_back({year, same_day_in(year, newest.until)});
    }
  }
  until.push_back(newest);
  return until;
}

const engine::Counting& counting_on(const routine::Routines& routines, const Date& date) {
  const routine::Routine* routine = routine::in_force(routines, date);
  return routine == nullptr ? routines.versions.front().counting : routine->counting;
}

std::shared_ptr<const SnapshotYear> find_year(const Snapshot& snapshot, SchoolYear year,
                                              const engine::Counting& counting) {
  for (const auto& found : snapshot.years) {
    if (found->year == year && found->counting == counting) return found;
  }
  return nullptr;
}

SnapshotPupils replaced(const SnapshotPupils& pupils, const std::vector<PupilId>& changed,
                        const SnapshotPupils& now) {
  SnapshotPupils kept;
  kept.reserve(pupils.size() + now.size());
  for (const auto& pupil : pupils) {
    if (!std::ranges::binary_search(changed, pupil->pupil)) kept.push_back(pupil);
  }
  const auto middle = kept.insert(kept.end(), now.begin(), now.end());
  std::ranges::inplace_merge(kept, middle, {}, [](const auto& pupil) { return pupil->pupil; });
  return kept;
}

Facts facts_in(const std::shared_ptr<const Snapshot>& snapshot, const routine::Routines& routines,
               const std::vector<YearUntil>& years, const IsWanted& is_wanted) {
  const Directory& directory = *snapshot->directory;
  Facts facts;
  for (const School& school : directory.schools)
    facts.schools.push_back(school.name);
  for (const auto& [area, name] : directory.areas)
    facts.areas.push_back(name);
  facts.reasons = directory.reasons;
  facts.held = snapshot;
  for (const YearUntil& asked : years) {
    const auto year = find_year(*snapshot, asked.year, counting_on(routines, asked.until));
    assert(year && "the snapshot lacks a year");
    YearFacts of_year = facts_of_year(directory, *year, asked.until, is_wanted);
    if (!of_year.pupils.empty()) facts.years.push_back(std::move(of_year));
  }
  return facts;
}

}  // namespace tilstede::owner
