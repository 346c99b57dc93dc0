#include "attendance/planned_use_cases.hpp"

#include <algorithm>

#include "adapted/plans_use_cases.hpp"
#include "calendar/lesson_use_cases.hpp"
#include "people/class_use_cases.hpp"

namespace tilstede::attendance {
namespace {

std::vector<int> lessons_of(db::Tx& tx, const RegisterSlot& slot) {
  if (slot.lesson != 0) return {slot.lesson};
  std::vector<int> numbers;
  auto lessons = calendar::lessons_on(tx, {slot.school_class}, slot.date);
  for (const calendar::Lesson& lesson : lessons[slot.school_class])
    numbers.push_back(lesson.lesson);
  return numbers;
}

std::optional<PlannedPupil> planned_of(const adapted::SchoolingPlan& plan, const Date& date,
                                       const std::vector<int>& lessons) {
  PlannedPupil planned;
  planned.note = plan.note;
  planned.is_not_expected = adapted::is_day_off(plan, date, lessons);
  // A school without a timetable registers days, and the plan then speaks of days.
  for (const int lesson : lessons.empty() ? std::vector<int>{0} : lessons) {
    if (const auto expected = adapted::expected_on(plan, date, lesson))
      planned.parts.push_back({lesson, *expected});
  }
  if (planned.parts.empty()) return std::nullopt;
  return planned;
}

}  // namespace

std::map<PupilId, PlannedPupil> planned_in(db::Tx& tx, const RegisterSlot& slot,
                                           const std::vector<PupilId>& pupils) {
  std::map<PupilId, PlannedPupil> planned;
  const auto plans = adapted::plans_on(tx, pupils, slot.date);
  if (plans.empty()) return planned;
  const auto lessons = lessons_of(tx, slot);
  for (const auto& [pupil, plan] : plans) {
    if (auto of_pupil = planned_of(plan, slot.date, lessons)) planned.emplace(pupil, std::move(*of_pupil));
  }
  return planned;
}

void add_plans(db::Tx& tx, Register& view) {
  std::vector<PupilId> pupils;
  for (const RegisterPupil& pupil : view.pupils)
    pupils.push_back(pupil.pupil);
  auto planned = planned_in(tx, {view.school_class, view.date, view.lesson}, pupils);
  for (RegisterPupil& pupil : view.pupils) {
    const auto found = planned.find(pupil.pupil);
    if (found != planned.end()) pupil.plan = std::move(found->second);
  }
}

}  // namespace tilstede::attendance
