#include "calendar/lesson_use_cases.hpp"

namespace tilstede::calendar {

std::map<ClassId, std::vector<Lesson>> lessons_on(db::Tx& tx, const std::vector<ClassId>& classes,
                                                  const Date& date) {
  std::map<ClassId, std::vector<Lesson>> lessons_of;
  db::Rows rows = tx.query(
      "select timetable_lesson.class_id, timetable_lesson.lesson, timetable_lesson.starts_minute, "
      "timetable_lesson.ends_minute, timetable_lesson.subject_id, subject.name, timetable_lesson.staff_id "
      "from timetable_lesson left join subject on subject.id = timetable_lesson.subject_id "
      "where timetable_lesson.class_id {in_uuids $1} and timetable_lesson.weekday = $2 "
      "and timetable_lesson.valid_from <= $3 "
      "and (timetable_lesson.valid_to is null or timetable_lesson.valid_to >= $3) "
      "order by timetable_lesson.lesson, timetable_lesson.valid_from",
      {db::list_of(classes), weekday_of(date), date});
  while (rows.next()) {
    Lesson lesson{rows.get<int>(1),
                  rows.get<int>(2),
                  rows.get<int>(3),
                  rows.get<std::optional<SubjectId>>(4),
                  rows.get<std::optional<std::string>>(5).value_or(""),
                  rows.get<std::optional<StaffId>>(6)};
    std::vector<Lesson>& lessons = lessons_of[rows.get<ClassId>(0)];
    // Where two rows of a timetable overlap in time, the one that began last holds.
    if (!lessons.empty() && lessons.back().lesson == lesson.lesson) lessons.pop_back();
    lessons.push_back(std::move(lesson));
  }
  return lessons_of;
}

bool has_timetable(db::Tx& tx, const ClassId& school_class, const Date& date) {
  return tx
      .query(
          "select 1 from timetable_lesson where class_id = $1 and valid_from <= $2 "
          "and (valid_to is null or valid_to >= $2) limit 1",
          {school_class, date})
      .next();
}

}  // namespace tilstede::calendar
