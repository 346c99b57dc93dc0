#include "calendar/school_day_use_cases.hpp"

namespace tilstede::calendar {
namespace {

DayKind parse_kind(std::string_view kind) {
  if (kind == "holiday") return DayKind::holiday;
  return kind == "planning_day" ? DayKind::planning_day : DayKind::extra_school_day;
}

SchoolCalendar read_calendar(db::Tx& tx, const SchoolId& school, const Period& period) {
  SchoolCalendar calendar;
  {
    db::Rows rows = tx.query(
        "select first_day, last_day, school_id from term "
        "where (school_id = $1 or school_id is null) and school_year between $2 and $3",
        {school, school_year_of(period.from).begins, school_year_of(*period.to).begins});
    while (rows.next())
      calendar.terms.push_back({{rows.get<Date>(0), rows.get<Date>(1)}, !rows.is_null(2)});
  }
  db::Rows rows = tx.query(
      "select date, kind, school_id from calendar_day "
      "where (school_id = $1 or school_id is null) and date between $2 and $3",
      {school, period.from, *period.to});
  while (rows.next()) {
    calendar.days.push_back({rows.get<Date>(0), parse_kind(rows.get<std::string_view>(1)), !rows.is_null(2)});
  }
  return calendar;
}

}  // namespace

bool is_school_day(db::Tx& tx, const SchoolId& school, const Date& date) {
  return !school_days_of(tx, school, {date, date}).empty();
}

std::vector<Date> school_days_of(db::Tx& tx, const SchoolId& school, const Period& period) {
  return school_days(read_calendar(tx, school, period), period);
}

std::vector<SchoolYear> school_years(db::Tx& tx) {
  std::vector<SchoolYear> years;
  db::Rows rows = tx.query("select distinct school_year from term order by school_year");
  while (rows.next())
    years.push_back(SchoolYear{rows.get<int>(0)});
  return years;
}

}  // namespace tilstede::calendar
