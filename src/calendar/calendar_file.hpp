// The school route as calendar.csv or iCalendar, and timetable.csv. Pure: text to rows, each checked by
// itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/import_report.hpp"
#include "calendar/school_days.hpp"

namespace tilstede::calendar {

/// school_id,date,kind; of an iCalendar one row per day of each all-day event.
struct CalendarRow {
  int line = 0;
  /// The roster's sourcedId; empty for all schools.
  std::string school;
  Date date{};
  DayKind kind = DayKind::holiday;
  std::string name;
};

/// class_id,weekday,lesson,start,end,subject,teacher_id,valid_from,valid_to
struct TimetableRow {
  int line = 0;
  std::string school_class;
  int weekday = 1;
  int lesson = 1;
  int starts_minute = 0;
  int ends_minute = 0;
  /// A subject's code or sourcedId; empty when not said.
  std::string subject;
  std::string teacher;
  Period valid;
};

template <class Row>
struct CalendarFile {
  int read = 0;
  std::vector<Row> rows{};
  std::vector<RefusedRow> refused{};
};

/// A text that begins with BEGIN:VCALENDAR is iCalendar (RFC 5545): all-day events, whose summary or
/// categories say "planleggingsdag" for a planning day and anything else for a holiday. Events with a time of
/// day are refused.
CalendarFile<CalendarRow> parse_calendar(std::string_view text, const std::string& file);

CalendarFile<TimetableRow> parse_timetable(std::string_view text, const std::string& file);

std::string_view name_of(DayKind kind);

}  // namespace tilstede::calendar
