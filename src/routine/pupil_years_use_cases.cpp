#include "routine/pupil_years_use_cases.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include "adapted/measured_year.hpp"
#include "adapted/plans_use_cases.hpp"
#include "attendance/effective_use_cases.hpp"
#include "calendar/school_day_use_cases.hpp"
#include "calendar/timetable_use_cases.hpp"
#include "people/enrolment_use_cases.hpp"
#include "routine/exemption_store.hpp"

namespace tilstede::routine {
namespace {

using engine::PupilYear;

/// The pupil-years under construction, found by pupil.
using ByPupil = std::map<PupilId, PupilYear*>;

Period overlap(const Period& a, const Period& b) {
  Period both{std::max(a.from, b.from), a.to};
  if (b.to && (!both.to || *b.to < *both.to)) both.to = b.to;
  return both;
}

bool is_empty(const Period& period) {
  return period.to && *period.to < period.from;
}

void add_school_days(db::Tx& tx, const std::vector<PupilId>& pupils, SchoolYear year,
                     const ByPupil& by_pupil) {
  const Period whole{first_day(year), last_day(year)};
  std::map<SchoolId, std::vector<Date>> of_school;
  for (const auto& enrolment : people::enrolments_in(tx, pupils, year)) {
    auto [school, is_new] = of_school.try_emplace(enrolment.school);
    if (is_new) school->second = calendar::school_days_of(tx, enrolment.school, whole);
    auto& days = by_pupil.at(enrolment.pupil)->school_days;
    for (const auto& day : school->second) {
      if (covers(enrolment.period, day)) days.push_back(day);
    }
  }
  // Two enrolments at once give a day twice.
  for (const auto& [pupil, pupil_year] : by_pupil) {
    auto& days = pupil_year->school_days;
    if (!std::is_sorted(days.begin(), days.end())) std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
  }
}

void add_timetables(db::Tx& tx, const std::vector<PupilId>& pupils, SchoolYear year,
                    const ByPupil& by_pupil) {
  const auto memberships = people::memberships_in(tx, pupils, year);
  std::vector<ClassId> classes;
  for (const auto& membership : memberships)
    classes.push_back(membership.school_class);
  std::sort(classes.begin(), classes.end());
  classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
  if (classes.empty()) return;
  const auto timetables = calendar::timetables_of(tx, classes, {first_day(year), last_day(year)});
  for (const auto& membership : memberships) {
    const auto timetable = timetables.find(membership.school_class);
    if (timetable == timetables.end()) continue;
    auto& lessons = by_pupil.at(membership.pupil)->timetable;
    for (const auto& lesson : timetable->second) {
      const auto valid = overlap(lesson.valid, membership.period);
      if (is_empty(valid)) continue;
      lessons.push_back({lesson.weekday, lesson.lesson, lesson.starts_minute, lesson.ends_minute,
                         lesson.subject_code, valid});
    }
  }
}

using Entries = std::map<PupilId, std::vector<engine::Entry>>;

/// Joins what is known of absence with the calendars.
std::vector<PupilYear> join(db::Tx& tx, const Context& context, const std::vector<PupilId>& pupils,
                            SchoolYear year, Entries&& entries,
                            const std::vector<ExemptionDecision>& exemptions) {
  std::vector<PupilYear> years(pupils.size());
  ByPupil by_pupil;
  for (std::size_t i = 0; i < pupils.size(); ++i) {
    years[i].pupil = pupils[i];
    years[i].year = year;
    years[i].lesson_minutes = context.config.lesson_minutes;
    by_pupil[pupils[i]] = &years[i];
  }
  for (auto& [pupil, of_pupil] : entries)
    by_pupil.at(pupil)->entries = std::move(of_pupil);
  add_school_days(tx, pupils, year, by_pupil);
  add_timetables(tx, pupils, year, by_pupil);
  // After the timetables, which it cuts.
  for (const auto& [pupil, plans] : adapted::plans_of(tx, pupils))
    adapted::measure_against(plans, *by_pupil.at(pupil));
  for (const auto& exemption : exemptions) {
    const auto period = period_in_force(exemption);
    if (is_empty(period)) continue;
    by_pupil.at(exemption.pupil)->exemptions.push_back({exemption.id, period, exemption.reasons});
  }
  return years;
}

/// Without those decided since; one that was ended since had not ended.
std::vector<ExemptionDecision> exemptions_known_at(std::vector<ExemptionDecision> exemptions,
                                                   Instant known_at) {
  std::erase_if(exemptions,
                [&](const ExemptionDecision& exemption) { return exemption.decided_at >= known_at; });
  for (auto& exemption : exemptions) {
    if (exemption.ended_at && *exemption.ended_at >= known_at) exemption.ended_on.reset();
  }
  return exemptions;
}

/// Loads a year of all pupils, and the one before it where the reach asks for it.
template <class Load>
std::vector<PupilYear> load_reaching(SchoolYear year, Reach reach, Load load) {
  auto years = load(year);
  if (reach == Reach::one_year) return years;
  auto before = load(SchoolYear{year.begins - 1});
  for (std::size_t i = 0; i < years.size(); ++i)
    years[i].before = std::make_shared<const PupilYear>(std::move(before[i]));
  return years;
}

}  // namespace

Reach reach_of(const Routines& routines) {
  return crosses_years(routines) ? Reach::two_years : Reach::one_year;
}

std::vector<PupilYear> load_pupil_years(db::Tx& tx, const Context& context,
                                        const std::vector<PupilId>& pupils, SchoolYear year, Reach reach) {
  if (pupils.empty()) return {};
  const auto exemptions = store::exemptions_of(tx, pupils);
  return load_reaching(year, reach, [&](SchoolYear each) {
    return join(tx, context, pupils, each, attendance::effective_entries(tx, pupils, each), exemptions);
  });
}

std::vector<PupilYear> load_pupil_years_known_at(db::Tx& tx, const Context& context,
                                                 const std::vector<PupilId>& pupils, SchoolYear year,
                                                 Reach reach, Instant known_at) {
  if (pupils.empty()) return {};
  const auto exemptions = exemptions_known_at(store::exemptions_of(tx, pupils), known_at);
  return load_reaching(year, reach, [&](SchoolYear each) {
    return join(tx, context, pupils, each, attendance::entries_known_at(tx, pupils, each, known_at),
                exemptions);
  });
}

}  // namespace tilstede::routine
