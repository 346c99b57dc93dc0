#include "calendar/timetable_use_cases.hpp"

namespace tilstede::calendar {

std::map<ClassId, std::vector<WeeklyLesson>> timetables_of(db::Tx& tx, const std::vector<ClassId>& classes,
                                                           const Period& period) {
  auto rows = tx.query(
      "select t.class_id, t.weekday, t.lesson, t.starts_minute, t.ends_minute, coalesce(s.code, ''), "
      "t.valid_from, t.valid_to from timetable_lesson t join school_class c on c.id = t.class_id "
      "left join subject s on s.id = coalesce(t.subject_id, c.subject_id) "
      "where t.class_id {in_uuids $1} and t.valid_from <= $2 and (t.valid_to is null or t.valid_to >= $3) "
      "order by t.class_id, t.weekday, t.lesson, t.valid_from",
      {db::list_of(classes), *period.to, period.from});
  std::map<ClassId, std::vector<WeeklyLesson>> timetables;
  while (rows.next()) {
    timetables[rows.get<ClassId>(0)].push_back({rows.get<int>(1), rows.get<int>(2), rows.get<int>(3),
                                                rows.get<int>(4), rows.get<std::string>(5),
                                                Period{rows.get<Date>(6), rows.get<std::optional<Date>>(7)}});
  }
  return timetables;
}

}  // namespace tilstede::calendar
