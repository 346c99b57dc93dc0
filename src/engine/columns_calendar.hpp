// The school days of one calendar by number: 0 is the first of the year. A window then is the number of its
// first school day, looked up by the number of its last. Numbers of one calendar never meet another
// calendar's table.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/windows.hpp"

namespace tilstede::engine {

/// No school day: after every number a calendar can have.
constexpr std::uint8_t kNoDay = 255;
constexpr int kSchoolDaysMax = 254;

struct ColumnCalendar {
  /// Sorted, unique, of one school year, at most kSchoolDaysMax.
  std::vector<Date> school_days;
  /// Number of the school day by days since 1 August; kNoDay where there was no school.
  std::vector<std::uint8_t> day_of_offset;

  int days() const { return static_cast<int>(school_days.size()); }
};

ColumnCalendar column_calendar(std::vector<Date> school_days);

/// How many of the calendar's school days are before `date`: the number of the first that is not.
std::uint8_t days_before(const ColumnCalendar& calendar, const Date& date);

/// Per school day d the first school day of the window that ends on d. Never falls.
std::vector<std::uint8_t> window_starts(const ColumnCalendar& calendar, const Window& window);

}  // namespace tilstede::engine
