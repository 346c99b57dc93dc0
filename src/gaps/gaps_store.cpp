#include "gaps/gaps_store.hpp"

#include <set>

namespace tilstede::gaps::store {

std::vector<WeeklyLesson> timetable_of(db::Tx& tx, const std::vector<ClassId>& classes,
                                       const Period& period) {
  std::vector<WeeklyLesson> timetable;
  if (classes.empty()) return timetable;
  auto rows = tx.query(
      "select timetable_lesson.class_id, timetable_lesson.weekday, timetable_lesson.lesson, "
      "timetable_lesson.starts_minute, timetable_lesson.ends_minute, subject.name, "
      "timetable_lesson.staff_id, "
      "timetable_lesson.valid_from, timetable_lesson.valid_to from timetable_lesson "
      "left join subject on subject.id = timetable_lesson.subject_id "
      "where timetable_lesson.class_id {in_uuids $1} and timetable_lesson.valid_from <= $3 "
      "and (timetable_lesson.valid_to is null or timetable_lesson.valid_to >= $2)",
      {db::list_of(classes), period.from, period.to});
  while (rows.next()) {
    timetable.push_back({rows.get<ClassId>(0),
                         rows.get<int>(1),
                         rows.get<int>(2),
                         rows.get<int>(3),
                         rows.get<int>(4),
                         rows.get<std::optional<std::string>>(5).value_or(""),
                         rows.get<std::optional<StaffId>>(6),
                         {rows.get<Date>(7), rows.get<std::optional<Date>>(8)}});
  }
  return timetable;
}

Registered registered(db::Tx& tx, const std::vector<ClassId>& classes, const Period& period) {
  Registered found;
  if (classes.empty()) return found;
  auto rows = tx.query(
      "select distinct class_id, date, lesson from class_registration "
      "where class_id {in_uuids $1} and date between $2 and $3 and withdrawn_at is null",
      {db::list_of(classes), period.from, period.to});
  while (rows.next())
    found.emplace(rows.get<ClassId>(0), rows.get<Date>(1), rows.get<int>(2));
  return found;
}

std::vector<Away> away(db::Tx& tx, const std::vector<ClassId>& classes, const Period& period) {
  std::vector<Away> found;
  if (classes.empty()) return found;
  auto rows = tx.query(
      "select distinct absence_entry.pupil_id, absence_entry.date, absence_entry.lesson, "
      "absence_entry.reported_by "
      "from class_member join absence_entry on absence_entry.pupil_id = class_member.pupil_id "
      "and absence_entry.date between $2 and $3 and absence_entry.superseded_by is null "
      "where class_member.class_id {in_uuids $1} and class_member.valid_from <= absence_entry.date "
      "and (class_member.valid_to is null or class_member.valid_to >= absence_entry.date) "
      "and absence_entry.kind in ('day', 'lesson') "
      "and (absence_entry.reason is null or absence_entry.reason not in ('leave', "
      "'leave_without_application', "
      "'religious_holiday', 'outside_control', 'hospital', 'institution'))",
      {db::list_of(classes), period.from, period.to});
  while (rows.next()) {
    const auto reported_by = rows.get<std::string>(3);
    found.push_back({rows.get<PupilId>(0), rows.get<Date>(1), rows.get<int>(2),
                     reported_by != "nobody" && reported_by != "unknown"});
  }
  return found;
}

std::vector<std::pair<PupilId, Member>> members(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                const std::vector<ClassId>& classes) {
  std::vector<std::pair<PupilId, Member>> found;
  if (pupils.empty()) return found;
  std::set<PupilId> seen;
  auto rows = tx.query(
      "select pupil.id, pupil.given_name, pupil.family_name, school_class.name, school_class.id from pupil "
      "join class_member on class_member.pupil_id = pupil.id "
      "join school_class on school_class.id = class_member.class_id "
      "where pupil.id {in_uuids $1} and school_class.id {in_uuids $2} "
      "order by pupil.family_name {nb}, pupil.given_name {nb}, pupil.id, school_class.kind",
      {db::list_of(pupils), db::list_of(classes)});
  while (rows.next()) {
    const auto pupil = rows.get<PupilId>(0);
    if (!seen.insert(pupil).second) continue;
    found.push_back({pupil,
                     {PersonalText(rows.get<std::string>(1)), PersonalText(rows.get<std::string>(2)),
                      rows.get<std::string>(3), rows.get<ClassId>(4)}});
  }
  return found;
}

std::map<StaffId, Teacher> teachers(db::Tx& tx, const std::vector<StaffId>& staff) {
  std::map<StaffId, Teacher> found;
  if (staff.empty()) return found;
  auto rows = tx.query("select id, given_name || ' ' || family_name, email from staff where id {in_uuids $1}",
                       {db::list_of(staff)});
  while (rows.next()) {
    found.emplace(rows.get<StaffId>(0),
                  Teacher{PersonalText(rows.get<std::string>(1)), rows.get<std::optional<std::string>>(2)});
  }
  return found;
}

std::map<ClassId, StaffId> contact_teachers(db::Tx& tx, const std::vector<ClassId>& classes,
                                            const Date& date) {
  std::map<ClassId, StaffId> found;
  if (classes.empty()) return found;
  auto rows = tx.query(
      "select class_id, staff_id from class_teacher where class_id {in_uuids $1} and is_contact_teacher = "
      "true "
      "and valid_from <= $2 and (valid_to is null or valid_to >= $2) order by valid_from, staff_id",
      {db::list_of(classes), date});
  while (rows.next())
    found.emplace(rows.get<ClassId>(0), rows.get<StaffId>(1));
  return found;
}

std::optional<int> remind_minute(db::Tx& tx, const SchoolId& school) {
  auto rows = tx.query("select remind_minute from gap_setting where school_id = $1", {school});
  if (!rows.next()) return std::nullopt;
  return rows.get<std::optional<int>>(0);
}

std::map<SchoolId, int> remind_minutes(db::Tx& tx) {
  std::map<SchoolId, int> found;
  auto rows = tx.query("select school_id, remind_minute from gap_setting where remind_minute is not null");
  while (rows.next())
    found.emplace(rows.get<SchoolId>(0), rows.get<int>(1));
  return found;
}

bool was_reminded(db::Tx& tx, const SchoolId& school, const Date& date) {
  auto rows = tx.query("select reminded_on from gap_setting where school_id = $1", {school});
  return rows.next() && rows.get<std::optional<Date>>(0) == date;
}

void write_reminded(db::Tx& tx, const SchoolId& school, const Date& date) {
  tx.execute("update gap_setting set reminded_on = $2 where school_id = $1", {school, date});
}

void write_remind_minute(db::Tx& tx, const SchoolId& school, const std::optional<int>& minute, Instant at,
                         const AccountId& by) {
  tx.execute(
      "insert into gap_setting (school_id, remind_minute, changed_at, changed_by) values ($1, $2, $3, $4) "
      "on conflict (school_id) do update set remind_minute = excluded.remind_minute, "
      "changed_at = excluded.changed_at, changed_by = excluded.changed_by",
      {school, minute, at, by});
}

}  // namespace tilstede::gaps::store
