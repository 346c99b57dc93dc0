#include "calendar/school_days.hpp"

#include <algorithm>
#include <map>

namespace tilstede::calendar {
namespace {

// A school with terms of its own for a school year follows those that year, and no others.
bool is_in_term(const SchoolCalendar& calendar, const Date& date) {
  const SchoolYear year = school_year_of(date);
  const bool has_own = std::any_of(calendar.terms.begin(), calendar.terms.end(), [&](const Term& term) {
    return term.is_of_school && school_year_of(term.period.from) == year;
  });
  return std::any_of(calendar.terms.begin(), calendar.terms.end(), [&](const Term& term) {
    return term.is_of_school == has_own && covers(term.period, date);
  });
}

std::map<Date, DayKind> exceptions_of(const SchoolCalendar& calendar) {
  std::map<Date, DayKind> exceptions;
  for (const bool is_of_school : {false, true}) {
    for (const CalendarDay& day : calendar.days) {
      if (day.is_of_school == is_of_school) exceptions[day.date] = day.kind;
    }
  }
  return exceptions;
}

}  // namespace

std::vector<Date> school_days(const SchoolCalendar& calendar, const Period& period) {
  const auto exceptions = exceptions_of(calendar);
  std::vector<Date> days;
  for (Date date = period.from; date <= *period.to; date = add_days(date, 1)) {
    const auto exception = exceptions.find(date);
    const bool is_school_day = exception == exceptions.end() ? !is_weekend(date) && is_in_term(calendar, date)
                                                             : exception->second == DayKind::extra_school_day;
    if (is_school_day) days.push_back(date);
  }
  return days;
}

}  // namespace tilstede::calendar
