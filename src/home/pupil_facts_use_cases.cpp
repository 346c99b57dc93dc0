#include "home/pupil_facts_use_cases.hpp"

#include <algorithm>

#include "attendance/home_messages_use_cases.hpp"
#include "calendar/lesson_use_cases.hpp"
#include "calendar/school_day_use_cases.hpp"
#include "home/home_store.hpp"
#include "people/enrolment_use_cases.hpp"

namespace tilstede::home {
namespace {

Period part_within(const Period& period, const Period& limits) {
  return {std::max(period.from, limits.from), std::min(*period.to, *limits.to)};
}

// A pupil at two schools has school when one of them has.
void add_days(Facts& facts, std::vector<Date> enrolled, std::vector<Date> with_school) {
  const auto merge = [](std::vector<Date>& into, std::vector<Date>& days) {
    into.insert(into.end(), days.begin(), days.end());
    std::sort(into.begin(), into.end());
    into.erase(std::unique(into.begin(), into.end()), into.end());
  };
  merge(facts.enrolled_days, enrolled);
  merge(facts.school_days, with_school);
}

std::vector<Date> days_of(const Period& period) {
  std::vector<Date> days;
  for (Date day = period.from; day <= *period.to; day = tilstede::add_days(day, 1))
    days.push_back(day);
  return days;
}

void load_days(db::Tx& tx, const std::vector<PupilId>& pupils, const Period& period,
               std::map<PupilId, Facts>& facts) {
  for (const auto& enrolment : people::enrolments_in(tx, pupils, school_year_of(period.from))) {
    const Period there{enrolment.period.from, enrolment.period.to.value_or(*period.to)};
    const Period days = part_within(period, there);
    if (*days.to < days.from) continue;
    add_days(facts[enrolment.pupil], days_of(days), calendar::school_days_of(tx, enrolment.school, days));
  }
}

}  // namespace

Period days_open_for_reports(const Date& today) {
  const SchoolYear year = school_year_of(today);
  return part_within({tilstede::add_days(today, -kDaysBackMax), tilstede::add_days(today, kDaysAheadMax)},
                     {first_day(year), last_day(year)});
}

std::map<PupilId, std::vector<Lesson>> lessons_of_pupils(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                         const Date& date) {
  std::vector<people::Membership> memberships;
  std::vector<ClassId> classes;
  for (const auto& membership : people::memberships_in(tx, pupils, school_year_of(date))) {
    if (!covers(membership.period, date)) continue;
    memberships.push_back(membership);
    classes.push_back(membership.school_class);
  }
  std::map<PupilId, std::vector<Lesson>> lessons_of;
  const auto of_classes = calendar::lessons_on(tx, classes, date);
  for (const auto& membership : memberships) {
    const auto found = of_classes.find(membership.school_class);
    if (found == of_classes.end()) continue;
    auto& lessons = lessons_of[membership.pupil];
    for (const calendar::Lesson& lesson : found->second) {
      lessons.push_back({lesson.lesson, lesson.starts_minute, lesson.ends_minute, lesson.subject_name});
    }
    std::ranges::stable_sort(lessons, {}, &Lesson::lesson);
    const auto twice = std::ranges::unique(lessons, {}, &Lesson::lesson);
    lessons.erase(twice.begin(), twice.end());
  }
  return lessons_of;
}

std::map<PupilId, Facts> load_facts(db::Tx& tx, const std::vector<PupilId>& pupils, const Period& period,
                                    const Date& today) {
  std::map<PupilId, Facts> facts;
  const auto reasons = store::reasons_for_home(tx);
  for (const PupilId& pupil : pupils) {
    facts[pupil].today = today;
    facts[pupil].reasons = reasons;
  }
  const Period open = part_within(period, days_open_for_reports(today));
  if (*open.to < open.from) return facts;
  load_days(tx, pupils, open, facts);
  for (auto& [pupil, messages] : attendance::home_messages(tx, pupils, open))
    facts[pupil].standing = std::move(messages);
  for (auto& [pupil, lessons] : lessons_of_pupils(tx, pupils, open.from))
    facts[pupil].lessons = std::move(lessons);
  return facts;
}

}  // namespace tilstede::home
