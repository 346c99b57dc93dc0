#include "calendar/calendar_import_store.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <tuple>

namespace tilstede::calendar::store {
namespace {

using SourceIds = std::map<std::string, Uuid>;

SourceIds ids_by(db::Tx& tx, const std::string& column, const std::string& table) {
  SourceIds ids;
  db::Rows rows = tx.query(fmt::format("select {}, id from {} order by id", column, table));
  while (rows.next())
    ids.emplace(rows.get<std::string>(0), rows.get<Uuid>(1));
  return ids;
}

std::optional<Uuid> find(const SourceIds& ids, const std::string& source_id) {
  const auto found = ids.find(source_id);
  if (found == ids.end()) return std::nullopt;
  return found->second;
}

// Rows that stand, what they say, and which of them the file says again.
struct Standing {
  std::string text;
  Uuid id;
  bool is_kept = false;
};

// Nothing where a row was refused: it may have said what seems to be missing.
template <class Key>
void remove_unkept(db::Tx& tx, const std::string& table, const std::map<Key, Standing>& standing,
                   ImportReport& report) {
  if (!report.refused.empty()) return;
  for (const auto& [key, row] : standing) {
    if (row.is_kept) continue;
    tx.execute(fmt::format("delete from {} where id = $1", table), {row.id});
    ++report.changed;
  }
}

// True when the row must be written: it is new, or says something else than the one that stood, which is
// removed.
template <class Key>
bool is_news(db::Tx& tx, const std::string& table, std::map<Key, Standing>& standing, const Key& key,
             const std::string& text, ImportReport& report) {
  const auto found = standing.find(key);
  if (found == standing.end()) {
    ++report.added;
    return true;
  }
  found->second.is_kept = true;
  if (found->second.text == text) {
    ++report.unchanged;
    return false;
  }
  tx.execute(fmt::format("delete from {} where id = $1", table), {found->second.id});
  ++report.changed;
  return true;
}

using DayKey = std::pair<std::optional<Uuid>, Date>;

std::map<DayKey, Standing> standing_days(db::Tx& tx,
                                         const std::set<std::pair<std::optional<Uuid>, int>>& scope) {
  std::map<DayKey, Standing> days;
  db::Rows rows = tx.query("select school_id, date, kind, coalesce(name, ''), id from calendar_day");
  while (rows.next()) {
    const DayKey key{rows.get<std::optional<Uuid>>(0), rows.get<Date>(1)};
    if (scope.count({key.first, school_year_of(key.second).begins}) == 0) continue;
    days[key] = {rows.get<std::string>(2) + ',' + rows.get<std::string>(3), rows.get<Uuid>(4)};
  }
  return days;
}

using LessonKey = std::tuple<Uuid, int, int, Date>;

std::map<LessonKey, Standing> standing_lessons(db::Tx& tx, const std::set<Uuid>& classes) {
  std::map<LessonKey, Standing> lessons;
  db::Rows rows = tx.query(
      "select class_id, weekday, lesson, valid_from, starts_minute, ends_minute, cast(subject_id as text), "
      "cast(staff_id as text), valid_to, id from timetable_lesson where class_id {in_uuids $1}",
      {db::list_of(classes)});
  while (rows.next()) {
    const auto to = rows.get<std::optional<Date>>(8);
    lessons[{rows.get<Uuid>(0), rows.get<int>(1), rows.get<int>(2), rows.get<Date>(3)}] = {
        fmt::format("{},{},{},{},{}", rows.get<int>(4), rows.get<int>(5),
                    rows.get<std::optional<std::string>>(6).value_or(""),
                    rows.get<std::optional<std::string>>(7).value_or(""), to ? to_text(*to) : ""),
        rows.get<Uuid>(9)};
  }
  return lessons;
}

std::string text_of(const std::optional<Uuid>& id) {
  return id ? to_text(*id) : std::string();
}

}  // namespace

std::map<SchoolYear, std::set<SchoolId>> schools_of(db::Tx& tx, const std::vector<CalendarRow>& rows) {
  const SourceIds schools = ids_by(tx, "source_id", "school");
  std::map<SchoolYear, std::set<std::string>> named;
  for (const CalendarRow& row : rows)
    named[school_year_of(row.date)].insert(row.school);
  std::map<SchoolYear, std::set<SchoolId>> by_year;
  for (const auto& [year, sources] : named) {
    for (const auto& [source, id] : schools) {
      if (sources.count("") > 0 || sources.count(source) > 0) by_year[year].insert(SchoolId{id});
    }
  }
  return by_year;
}

std::set<ClassId> classes_of(db::Tx& tx, const std::vector<TimetableRow>& rows) {
  const SourceIds all = ids_by(tx, "source_id", "school_class");
  std::set<ClassId> classes;
  for (const TimetableRow& row : rows) {
    if (const auto found = find(all, row.school_class)) classes.insert(ClassId{*found});
  }
  return classes;
}

void write_calendar(db::Tx& tx, IdSource& ids, const std::string& file, const std::vector<CalendarRow>& rows,
                    ImportReport& report) {
  const SourceIds schools = ids_by(tx, "source_id", "school");
  std::set<std::pair<std::optional<Uuid>, int>> scope;
  std::vector<std::pair<const CalendarRow*, std::optional<Uuid>>> days;
  for (const CalendarRow& row : rows) {
    const auto school = find(schools, row.school);
    if (!row.school.empty() && !school) {
      report.refused.push_back({file, row.line, "school_id", "school-unknown", "import the roster first"});
      continue;
    }
    scope.insert({school, school_year_of(row.date).begins});
    days.emplace_back(&row, school);
  }
  auto standing = standing_days(tx, scope);
  db::BulkInsert insert{"calendar_day", {"id", "school_id", "date", "kind", "name"}, {}};
  for (const auto& [row, school] : days) {
    const std::string text = std::string(name_of(row->kind)) + ',' + row->name;
    if (!is_news(tx, "calendar_day", standing, DayKey{school, row->date}, text, report)) continue;
    insert.rows.push_back({ids.next(), school, row->date, name_of(row->kind),
                           row->name.empty() ? db::Value(nullptr) : db::Value(row->name)});
  }
  remove_unkept(tx, "calendar_day", standing, report);
  if (!insert.rows.empty()) tx.insert_many(insert);
}

void write_timetable(db::Tx& tx, IdSource& ids, const std::string& file,
                     const std::vector<TimetableRow>& rows, ImportReport& report) {
  const SourceIds classes = ids_by(tx, "source_id", "school_class");
  const SourceIds staff = ids_by(tx, "source_id", "staff");
  SourceIds subjects = ids_by(tx, "code", "subject");
  subjects.merge(ids_by(tx, "source_id", "subject"));
  struct Lesson {
    const TimetableRow* row;
    Uuid school_class;
    std::optional<Uuid> subject;
    std::optional<Uuid> teacher;
  };
  std::vector<Lesson> lessons;
  std::set<Uuid> scope;
  for (const TimetableRow& row : rows) {
    const std::size_t refused_before = report.refused.size();
    const auto refuse_unknown = [&](const char* column, const char* code) {
      report.refused.push_back(
          {file, row.line, column, code, "import the roster first, or leave the cell empty"});
    };
    const auto school_class = find(classes, row.school_class);
    const auto subject = find(subjects, row.subject);
    const auto teacher = find(staff, row.teacher);
    if (!school_class) refuse_unknown("class_id", "class-unknown");
    if (!row.subject.empty() && !subject) refuse_unknown("subject", "subject-unknown");
    if (!row.teacher.empty() && !teacher) refuse_unknown("teacher_id", "staff-unknown");
    if (report.refused.size() > refused_before) continue;
    scope.insert(*school_class);
    lessons.push_back({&row, *school_class, subject, teacher});
  }
  auto standing = standing_lessons(tx, scope);
  db::BulkInsert insert{"timetable_lesson",
                        {"id", "class_id", "weekday", "lesson", "starts_minute", "ends_minute", "subject_id",
                         "staff_id", "valid_from", "valid_to"},
                        {}};
  for (const Lesson& lesson : lessons) {
    const TimetableRow& row = *lesson.row;
    const std::string text =
        fmt::format("{},{},{},{},{}", row.starts_minute, row.ends_minute, text_of(lesson.subject),
                    text_of(lesson.teacher), row.valid.to ? to_text(*row.valid.to) : "");
    const LessonKey key{lesson.school_class, row.weekday, row.lesson, row.valid.from};
    if (!is_news(tx, "timetable_lesson", standing, key, text, report)) continue;
    insert.rows.push_back({ids.next(), lesson.school_class, row.weekday, row.lesson, row.starts_minute,
                           row.ends_minute, lesson.subject, lesson.teacher, row.valid.from, row.valid.to});
  }
  remove_unkept(tx, "timetable_lesson", standing, report);
  if (!insert.rows.empty()) tx.insert_many(insert);
}

}  // namespace tilstede::calendar::store
