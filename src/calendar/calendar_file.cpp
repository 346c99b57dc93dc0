#include "calendar/calendar_file.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/csv_row.hpp"
#include "base/text.hpp"
#include "calendar/icalendar.hpp"

namespace tilstede::calendar {
namespace {

constexpr int kEventDaysMax = 366;
constexpr int kLessonMax = 20;

std::optional<DayKind> parse_kind(std::string_view text) {
  for (const DayKind kind : {DayKind::holiday, DayKind::planning_day, DayKind::extra_school_day}) {
    if (name_of(kind) == text) return kind;
  }
  return std::nullopt;
}

CalendarFile<CalendarRow> parse_csv(std::string_view text, const std::string& file) {
  CalendarFile<CalendarRow> parsed;
  std::set<std::pair<std::string, Date>> seen;
  parsed.read = for_each_csv_row(text, file, {"school_id", "date", "kind"}, parsed.refused, [&](CsvRow& row) {
    CalendarRow day;
    day.line = row.line();
    day.school = row.text("school_id");
    day.date = row.date("date");
    day.name = row.text("name");
    const auto kind = parse_kind(row.text("kind"));
    if (!kind) row.refuse("kind", "kind-unknown", "expected holiday, planning_day or extra_school_day");
    day.kind = kind.value_or(DayKind::holiday);
    if (!row.is_refused() && !seen.insert({day.school, day.date}).second) {
      row.refuse("date", "duplicate-in-file", "an earlier row has the same school and date");
    }
    if (!row.is_refused()) parsed.rows.push_back(std::move(day));
  });
  return parsed;
}

// "20241004" of an all-day event.
std::optional<Date> parse_compact_date(std::string_view text) {
  if (text.size() != 8) return std::nullopt;
  return parse_date(std::string(text.substr(0, 4)) + '-' + std::string(text.substr(4, 2)) + '-' +
                    std::string(text.substr(6, 2)));
}

// One VEVENT as it is read.
struct Event {
  int line = 0;
  std::optional<Date> starts{};
  /// Exclusive, as iCalendar has it.
  std::optional<Date> ends{};
  bool has_time = false;
  std::string summary{};
  std::string categories{};
};

void read_date(Event& event, const ContentLine& line) {
  const auto date = parse_compact_date(line.value);
  if (!date) event.has_time = true;
  (line.name == "DTSTART" ? event.starts : event.ends) = date;
}

bool says_planning_day(const Event& event) {
  return to_lower_ascii(event.summary + ' ' + event.categories).find("planleggingsdag") != std::string::npos;
}

// Later events do not take the place of earlier ones: a planning day within a holiday stays the holiday it
// was.
void add_event(const Event& event, const std::string& file, std::set<Date>& seen,
               CalendarFile<CalendarRow>& parsed) {
  ++parsed.read;
  if (event.has_time || !event.starts) {
    parsed.refused.push_back(
        {file, event.line, "DTSTART", "not-all-day", "only all-day events (VALUE=DATE) are school days"});
    return;
  }
  const Date ends = event.ends.value_or(add_days(*event.starts, 1));
  const int days = days_between(*event.starts, ends);
  if (days < 1 || days > kEventDaysMax) {
    parsed.refused.push_back(
        {file, event.line, "DTEND", "dates-reversed", "an event lasts from one day to a year"});
    return;
  }
  for (Date day = *event.starts; day < ends; day = add_days(day, 1)) {
    if (!seen.insert(day).second) continue;
    parsed.rows.push_back({event.line, "", day,
                           says_planning_day(event) ? DayKind::planning_day : DayKind::holiday,
                           event.summary});
  }
}

CalendarFile<CalendarRow> parse_icalendar(std::string_view text, const std::string& file) {
  CalendarFile<CalendarRow> parsed;
  std::set<Date> seen;
  std::optional<Event> event;
  for (const ContentLine& line : read_content_lines(text)) {
    if (line.name == "BEGIN" && line.value == "VEVENT") event = Event{.line = line.line};
    if (!event) continue;
    if (line.name == "DTSTART" || line.name == "DTEND") read_date(*event, line);
    if (line.name == "SUMMARY") event->summary = line.value;
    if (line.name == "CATEGORIES") event->categories = line.value;
    if (line.name == "END" && line.value == "VEVENT") {
      add_event(*event, file, seen, parsed);
      event.reset();
    }
  }
  if (event) {
    parsed.refused.push_back(
        {file, event->line, "", "event-unfinished", "the event that begins here has no END:VEVENT"});
  }
  return parsed;
}

// "08:30" to minutes after midnight.
std::optional<int> parse_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = parse_int(text.substr(0, 2));
  const auto minute = parse_int(text.substr(3, 2));
  if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) return std::nullopt;
  return static_cast<int>(*hour * 60 + *minute);
}

int read_time(CsvRow& row, const std::string& column) {
  const auto time = parse_time(row.text(column));
  if (!time) row.refuse(column, "time-malformed", "expected a time of day, as 08:30");
  return time.value_or(0);
}

using Slot = std::tuple<std::string, int, int>;

bool overlaps(const Period& a, const Period& b) {
  const bool a_ends_before = a.to && *a.to < b.from;
  const bool b_ends_before = b.to && *b.to < a.from;
  return !a_ends_before && !b_ends_before;
}

}  // namespace

std::string_view name_of(DayKind kind) {
  switch (kind) {
    case DayKind::holiday:
      return "holiday";
    case DayKind::planning_day:
      return "planning_day";
    case DayKind::extra_school_day:
      return "extra_school_day";
  }
  return {};
}

CalendarFile<CalendarRow> parse_calendar(std::string_view text, const std::string& file) {
  if (trimmed(text).starts_with("BEGIN:VCALENDAR")) return parse_icalendar(text, file);
  return parse_csv(text, file);
}

CalendarFile<TimetableRow> parse_timetable(std::string_view text, const std::string& file) {
  CalendarFile<TimetableRow> parsed;
  std::map<Slot, std::vector<Period>> taken;
  const std::vector<std::string> columns = {"class_id", "weekday",    "lesson",     "start",   "end",
                                            "subject",  "teacher_id", "valid_from", "valid_to"};
  parsed.read = for_each_csv_row(text, file, columns, parsed.refused, [&](CsvRow& row) {
    TimetableRow lesson;
    lesson.line = row.line();
    lesson.school_class = row.required("class_id");
    lesson.weekday = row.integer("weekday", 1, 7);
    lesson.lesson = row.integer("lesson", 1, kLessonMax);
    lesson.starts_minute = read_time(row, "start");
    lesson.ends_minute = read_time(row, "end");
    lesson.subject = row.text("subject");
    lesson.teacher = row.text("teacher_id");
    lesson.valid = {row.date("valid_from"), row.optional_date("valid_to")};
    if (!row.is_refused() && lesson.ends_minute <= lesson.starts_minute) {
      row.refuse("end", "times-reversed", "a lesson ends after it starts");
    }
    if (!row.is_refused() && lesson.valid.to && *lesson.valid.to < lesson.valid.from) {
      row.refuse("valid_to", "dates-reversed", "valid_to lies before valid_from");
    }
    auto& periods = taken[{lesson.school_class, lesson.weekday, lesson.lesson}];
    const bool is_taken = std::any_of(periods.begin(), periods.end(),
                                      [&](const Period& period) { return overlaps(period, lesson.valid); });
    if (!row.is_refused() && is_taken) {
      row.refuse("lesson", "duplicate-in-file",
                 "an earlier row has this lesson of the class on some of these days");
    }
    if (row.is_refused()) return;
    periods.push_back(lesson.valid);
    parsed.rows.push_back(std::move(lesson));
  });
  return parsed;
}

}  // namespace tilstede::calendar
