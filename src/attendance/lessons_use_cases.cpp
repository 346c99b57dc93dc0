#include "attendance/lessons_use_cases.hpp"

#include "calendar/lesson_use_cases.hpp"

namespace tilstede::attendance {

std::map<ClassId, std::vector<LessonOfDay>> lessons_of_day(db::Tx& tx, const std::vector<ClassId>& classes,
                                                           const Date& date, const access::Actor& actor,
                                                           const Registrations& registrations) {
  std::map<ClassId, std::vector<LessonOfDay>> lessons_of;
  for (const auto& [school_class, lessons] : calendar::lessons_on(tx, classes, date)) {
    for (const calendar::Lesson& lesson : lessons) {
      const bool is_mine = actor.staff && lesson.teacher == actor.staff;
      const bool is_registered = newest_registration(registrations, school_class, lesson.lesson).has_value();
      lessons_of[school_class].push_back({lesson.lesson, lesson.starts_minute, lesson.ends_minute,
                                          lesson.subject_name, is_mine, is_registered});
    }
  }
  return lessons_of;
}

std::optional<store::RegistrationRow> newest_registration(const Registrations& registrations,
                                                          const ClassId& school_class, int lesson) {
  std::optional<store::RegistrationRow> newest;
  const auto found = registrations.find(school_class);
  if (found == registrations.end()) return newest;
  for (const store::RegistrationRow& registration : found->second) {
    if (registration.lesson == lesson) newest = registration;
  }
  return newest;
}

}  // namespace tilstede::attendance
