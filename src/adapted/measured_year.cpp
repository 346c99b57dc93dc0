#include "adapted/measured_year.hpp"

#include <algorithm>

namespace tilstede::adapted {
namespace {

using engine::PupilYear;
using engine::TimetableLesson;

Period within(const SchoolingPlan& plan, SchoolYear year) {
  const Period period = period_in_force(plan);
  return {std::max(period.from, first_day(year)), std::min(*period.to, last_day(year))};
}

std::vector<int> lessons_on(const PupilYear& year, const Date& date) {
  std::vector<int> lessons;
  for (const TimetableLesson& lesson : year.timetable) {
    if (lesson.weekday == weekday_of(date) && covers(lesson.valid, date)) lessons.push_back(lesson.lesson);
  }
  return lessons;
}

bool has_lessons_off(const SchoolingPlan& plan) {
  return std::ranges::any_of(plan.parts,
                             [](const PlanPart& part) { return part.expected == Expected::not_expected; });
}

bool is_not_expected(const SchoolingPlan& plan, const PupilYear& year, const engine::Entry& entry) {
  if (!covers(period_in_force(plan), entry.date)) return false;
  if (entry.lesson != 0) return expected_on(plan, entry.date, entry.lesson) == Expected::not_expected;
  return is_day_off(plan, entry.date, lessons_on(year, entry.date));
}

// The days of the lesson that are left when those are taken out on which the pupil is not expected.
std::vector<TimetableLesson> expected_days(const SchoolingPlan& plan, const Period& days,
                                           TimetableLesson lesson) {
  std::vector<TimetableLesson> left;
  for (Date date = days.from; date <= *days.to; date = add_days(date, 1)) {
    const bool is_out = weekday_of(date) == lesson.weekday && covers(lesson.valid, date) &&
                        expected_on(plan, date, lesson.lesson) == Expected::not_expected;
    if (!is_out) continue;
    if (lesson.valid.from < date) {
      left.push_back(lesson);
      left.back().valid.to = add_days(date, -1);
    }
    lesson.valid.from = add_days(date, 1);
  }
  if (!lesson.valid.to || lesson.valid.from <= *lesson.valid.to) left.push_back(lesson);
  return left;
}

}  // namespace

void measure_against(const std::vector<SchoolingPlan>& plans, PupilYear& year) {
  for (const SchoolingPlan& plan : plans) {
    if (!has_lessons_off(plan)) continue;
    // Before the timetable is cut: a day off is a day all of whose lessons are off.
    for (engine::Entry& entry : year.entries) {
      if (is_not_expected(plan, year, entry)) entry.is_absence = false;
    }
    const Period days = within(plan, year.year);
    std::vector<TimetableLesson> timetable;
    for (const TimetableLesson& lesson : year.timetable) {
      for (TimetableLesson& expected : expected_days(plan, days, lesson))
        timetable.push_back(std::move(expected));
    }
    year.timetable = std::move(timetable);
  }
}

}  // namespace tilstede::adapted
