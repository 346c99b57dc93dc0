#include "calendar/calendar_import_use_cases.hpp"

#include <filesystem>

#include "access/import_frame_use_cases.hpp"
#include "calendar/calendar_import_store.hpp"
#include "calendar/school_day_use_cases.hpp"
#include "calendar/timetable_use_cases.hpp"
#include "people/changes_use_cases.hpp"
#include "people/enrolment_use_cases.hpp"
#include "people/lock.hpp"
#include "platform/files/files.hpp"

namespace tilstede::calendar {
namespace {

using Keys = std::vector<PupilYearKey>;
using SchoolsByYear = std::map<SchoolYear, std::set<SchoolId>>;
using DaysByYear = std::map<SchoolYear, std::map<SchoolId, std::vector<Date>>>;
using Timetables = std::map<ClassId, std::vector<WeeklyLesson>>;

// Those whom the file may touch are locked before anything is read (people/lock.hpp).
void lock(db::Tx& tx, const Keys& keys) {
  std::vector<PupilId> pupils;
  for (const PupilYearKey& key : keys)
    pupils.push_back(key.pupil);
  people::lock_pupils(tx, std::move(pupils));
}

Keys pupil_years_at(db::Tx& tx, const SchoolsByYear& schools) {
  Keys keys;
  for (const auto& [year, of_year] : schools) {
    const Keys more = people::pupil_years_at(tx, of_year, year);
    keys.insert(keys.end(), more.begin(), more.end());
  }
  return keys;
}

DaysByYear read_days(db::Tx& tx, const SchoolsByYear& schools) {
  DaysByYear days;
  for (const auto& [year, of_year] : schools) {
    for (const SchoolId& school : of_year)
      days[year][school] = school_days_of(tx, school, {first_day(year), last_day(year)});
  }
  return days;
}

SchoolsByYear with_other_days(const DaysByYear& before, const DaysByYear& after) {
  SchoolsByYear schools;
  for (const auto& [year, of_year] : before) {
    for (const auto& [school, days] : of_year) {
      if (after.at(year).at(school) != days) schools[year].insert(school);
    }
  }
  return schools;
}

Timetables read_timetables(db::Tx& tx, const std::set<ClassId>& classes) {
  static const Period kAlways{*parse_date("1900-01-01"), *parse_date("2199-12-31")};
  return timetables_of(tx, {classes.begin(), classes.end()}, kAlways);
}

std::set<ClassId> with_other_lessons(const std::set<ClassId>& classes, Timetables before, Timetables after) {
  std::set<ClassId> changed;
  for (const ClassId& school_class : classes) {
    if (before[school_class] != after[school_class]) changed.insert(school_class);
  }
  return changed;
}

void write_days(db::Tx& tx, const Context& context, const std::string& file,
                const std::vector<CalendarRow>& rows, ImportReport& report,
                const people::OnPupilYearsChanged& on_changed) {
  const SchoolsByYear schools = store::schools_of(tx, rows);
  lock(tx, pupil_years_at(tx, schools));
  const DaysByYear before = read_days(tx, schools);
  store::write_calendar(tx, context.ids, file, rows, report);
  people::record_change_of_everything(tx, context);
  const Keys changed = pupil_years_at(tx, with_other_days(before, read_days(tx, schools)));
  if (!changed.empty()) on_changed(tx, changed);
}

void write_lessons(db::Tx& tx, const Context& context, const std::string& file,
                   const std::vector<TimetableRow>& rows, ImportReport& report,
                   const people::OnPupilYearsChanged& on_changed) {
  const std::set<ClassId> classes = store::classes_of(tx, rows);
  lock(tx, people::pupil_years_in(tx, classes));
  const Timetables before = read_timetables(tx, classes);
  store::write_timetable(tx, context.ids, file, rows, report);
  people::record_change_of_everything(tx, context);
  const auto others = with_other_lessons(classes, before, read_timetables(tx, classes));
  const Keys changed = people::pupil_years_in(tx, others);
  if (!changed.empty()) on_changed(tx, changed);
}

}  // namespace

ImportReport import_calendar(const Context& context, const std::string& path, const ImportOptions& options,
                             const people::OnPupilYearsChanged& on_changed) {
  const std::string name = std::filesystem::path(path).filename().string();
  const auto file = parse_calendar(files::read_text(path), name);
  return access::import_in_one_transaction(context, "calendar.imported", name,
                                           {.read = file.read, .refused = file.refused}, options,
                                           [&](db::Tx& tx, ImportReport& report) {
                                             write_days(tx, context, name, file.rows, report, on_changed);
                                           });
}

ImportReport import_timetable(const Context& context, const std::string& path, const ImportOptions& options,
                              const people::OnPupilYearsChanged& on_changed) {
  const std::string name = std::filesystem::path(path).filename().string();
  const auto file = parse_timetable(files::read_text(path), name);
  return access::import_in_one_transaction(context, "timetable.imported", name,
                                           {.read = file.read, .refused = file.refused}, options,
                                           [&](db::Tx& tx, ImportReport& report) {
                                             write_lessons(tx, context, name, file.rows, report, on_changed);
                                           });
}

}  // namespace tilstede::calendar
