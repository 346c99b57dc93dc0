#include "routine/pupil_years_use_cases.hpp"

#include <algorithm>
#include <map>

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

}  // namespace

std::vector<PupilYear> load_pupil_years(db::Tx& tx, const Context& context,
                                        const std::vector<PupilId>& pupils, SchoolYear year) {
  std::vector<PupilYear> years(pupils.size());
  if (pupils.empty()) return years;
  ByPupil by_pupil;
  for (std::size_t i = 0; i < pupils.size(); ++i) {
    years[i].pupil = pupils[i];
    years[i].year = year;
    years[i].lesson_minutes = context.config.lesson_minutes;
    by_pupil[pupils[i]] = &years[i];
  }
  for (auto& [pupil, entries] : attendance::effective_entries(tx, pupils, year)) {
    by_pupil.at(pupil)->entries = std::move(entries);
  }
  add_school_days(tx, pupils, year, by_pupil);
  add_timetables(tx, pupils, year, by_pupil);
  for (const auto& exemption : store::exemptions_of(tx, pupils)) {
    const auto period = period_in_force(exemption);
    if (is_empty(period)) continue;
    by_pupil.at(exemption.pupil)->exemptions.push_back({exemption.id, period, exemption.reasons});
  }
  return years;
}

}  // namespace tilstede::routine
