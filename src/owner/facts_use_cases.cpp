#include "owner/facts_use_cases.hpp"

#include <algorithm>

#include "attendance/effective_use_cases.hpp"
#include "calendar/school_day_use_cases.hpp"
#include "owner/facts_store.hpp"
#include "routine/pupil_years_use_cases.hpp"

namespace tilstede::owner {
namespace {

// A few kB of memory each, so a municipality is loaded in parts.
constexpr std::size_t kPupilsAtOnce = 2'000;

// By the version in force on the day of the figure; before the first one, the first one's rule.
const engine::Counting& counting_on(const routine::Routines& routines, const Date& date) {
  const routine::Routine* routine = routine::in_force(routines, date);
  return routine == nullptr ? routines.versions.front().counting : routine->counting;
}

std::vector<store::EnrolledPupil> wanted(std::vector<store::EnrolledPupil> enrolled,
                                         const store::Directory& directory, const IsWanted& is_wanted) {
  std::erase_if(enrolled, [&](const store::EnrolledPupil& pupil) {
    const PupilPlace& place = pupil.place;
    const store::School& school = directory.schools.at(static_cast<std::size_t>(place.school));
    return !is_wanted({school.id, school.area, place.grade, place.has_left});
  });
  return enrolled;
}

PupilFacts facts_of_pupil(const PupilPlace& place, const engine::PupilYear& year,
                          const engine::Counting& counting, const Date& until,
                          const std::vector<std::string>& reasons) {
  PupilFacts facts{place, facts_of(year, counting, until, reasons), year.school_days};
  const auto later = std::ranges::upper_bound(facts.school_days, until);
  facts.school_days.erase(later, facts.school_days.end());
  return facts;
}

YearFacts load_year(db::Tx& tx, const Context& context, const routine::Routines& routines,
                    const std::vector<store::EnrolledPupil>& enrolled, const YearUntil& asked,
                    const std::vector<std::string>& reasons) {
  const engine::Counting& counting = counting_on(routines, asked.until);
  YearFacts facts{asked.year, asked.until, counting.hour_minutes, {}};
  for (std::size_t first = 0; first < enrolled.size(); first += kPupilsAtOnce) {
    const std::size_t last = std::min(first + kPupilsAtOnce, enrolled.size());
    std::vector<PupilId> pupils;
    for (std::size_t i = first; i < last; ++i)
      pupils.push_back(enrolled[i].pupil);
    const auto years = routine::load_pupil_years(tx, context, pupils, asked.year);
    for (std::size_t i = first; i < last; ++i) {
      const engine::PupilYear& year = years[i - first];
      facts.pupils.push_back(facts_of_pupil(enrolled[i].place, year, counting, asked.until, reasons));
    }
  }
  return facts;
}

}  // namespace

std::vector<YearUntil> years_until(db::Tx& tx, const YearUntil& newest, bool is_repeated) {
  std::vector<YearUntil> years;
  if (is_repeated) {
    for (const SchoolYear year : calendar::school_years(tx)) {
      if (year < newest.year) years.push_back({year, same_day_in(year, newest.until)});
    }
  }
  years.push_back(newest);
  return years;
}

Facts load_facts(db::Tx& tx, const Context& context, const routine::Routines& routines,
                 const std::vector<YearUntil>& years, const IsWanted& is_wanted) {
  const store::Directory directory = store::directory(tx);
  Facts facts;
  for (const store::School& school : directory.schools)
    facts.schools.push_back(school.name);
  for (const auto& [area, name] : directory.areas)
    facts.areas.push_back(name);
  facts.reasons = with_reasons_of_dates(attendance::reason_codes(tx));
  for (const YearUntil& asked : years) {
    const Period period{first_day(asked.year), store::day_of_the_figure(tx, asked.year, asked.until)};
    const auto enrolled = wanted(store::enrolled(tx, directory, period), directory, is_wanted);
    if (!enrolled.empty())
      facts.years.push_back(load_year(tx, context, routines, enrolled, asked, facts.reasons));
  }
  return facts;
}

}  // namespace tilstede::owner
