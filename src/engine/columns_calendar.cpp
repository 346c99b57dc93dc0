#include "engine/columns_calendar.hpp"

#include <algorithm>
#include <cassert>

namespace tilstede::engine {

ColumnCalendar column_calendar(std::vector<Date> school_days) {
  assert(!school_days.empty() && school_days.size() <= kSchoolDaysMax);
  assert(std::is_sorted(school_days.begin(), school_days.end()));
  const Date year_begins = first_day(school_year_of(school_days.front()));
  ColumnCalendar calendar;
  calendar.day_of_offset.assign(366, kNoDay);
  for (std::size_t day = 0; day < school_days.size(); ++day) {
    const int offset = days_between(year_begins, school_days[day]);
    assert(offset < 366 && calendar.day_of_offset[static_cast<std::size_t>(offset)] == kNoDay);
    calendar.day_of_offset[static_cast<std::size_t>(offset)] = static_cast<std::uint8_t>(day);
  }
  calendar.school_days = std::move(school_days);
  return calendar;
}

std::uint8_t days_before(const ColumnCalendar& calendar, const Date& date) {
  const auto& days = calendar.school_days;
  return static_cast<std::uint8_t>(std::lower_bound(days.begin(), days.end(), date) - days.begin());
}

std::vector<std::uint8_t> window_starts(const ColumnCalendar& calendar, const Window& window) {
  std::vector<std::uint8_t> starts;
  starts.reserve(calendar.school_days.size());
  for (const Date& day : calendar.school_days)
    starts.push_back(days_before(calendar, window_on(window, day, calendar.school_days).from));
  assert(std::is_sorted(starts.begin(), starts.end()));
  return starts;
}

}  // namespace tilstede::engine
