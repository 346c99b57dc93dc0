#include "calendar/timetable_use_cases.hpp"

#include "base/text.hpp"

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

std::map<std::string, std::string> subject_names(db::Tx& tx) {
  std::map<std::string, std::string> names;
  auto rows = tx.query("select code, name from subject order by code, name");
  while (rows.next()) {
    auto name = rows.get<std::string>(1);
    // Subjects are no proper names; of a letter outside ASCII the case stays as it is written.
    name.replace(0, 1, to_lower_ascii(name.substr(0, 1)));
    names.emplace(rows.get<std::string>(0), std::move(name));
  }
  return names;
}

}  // namespace tilstede::calendar
