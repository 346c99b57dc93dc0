#include "calendar/calendar_file.hpp"

#include <gtest/gtest.h>

namespace tilstede::calendar {
namespace {

template <class File>
std::string refusals(const File& file) {
  std::string text;
  for (const RefusedRow& row : file.refused) {
    text += std::to_string(row.line) + ":" + row.column + ":" + row.code + "\n";
  }
  return text;
}

std::string days(const CalendarFile<CalendarRow>& file) {
  std::string text;
  for (const CalendarRow& row : file.rows) {
    text += row.school + " " + to_text(row.date) + " " + std::string(name_of(row.kind)) + "\n";
  }
  return text;
}

TEST(CalendarFile, a_row_without_school_is_for_every_school) {
  const auto file = parse_calendar("school_id,date,kind\n,2024-09-30,holiday\nhaug,2024-11-15,planning_day\n",
                                   "calendar.csv");
  EXPECT_EQ(refusals(file), "");
  EXPECT_EQ(days(file), " 2024-09-30 holiday\nhaug 2024-11-15 planning_day\n");
}

TEST(CalendarFile, wrong_rows_are_named) {
  const auto file = parse_calendar(
      "school_id,date,kind\n,2024-02-30,holiday\n,2024-09-30,ferie\n,2024-10-01,holiday\n,2024-10-01,"
      "planning_day\n",
      "calendar.csv");
  EXPECT_EQ(refusals(file), "2:date:date-malformed\n3:kind:kind-unknown\n5:date:duplicate-in-file\n");
  EXPECT_EQ(file.rows.size(), 1U);
}

constexpr const char* kRoute =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
    "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20241003\r\nDTEND;VALUE=DATE:20241005\r\nSUMMARY:H\xC3\xB8stf\r\n "
    "erie\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20241115\r\nSUMMARY:Planleggingsdag\\, SFO stengt\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n";

TEST(CalendarFile, the_end_of_an_all_day_event_is_not_part_of_it) {
  const auto file = parse_calendar(kRoute, "skolerute.ics");
  EXPECT_EQ(refusals(file), "");
  EXPECT_EQ(days(file), " 2024-10-03 holiday\n 2024-10-04 holiday\n 2024-11-15 planning_day\n");
}

TEST(CalendarFile, folded_lines_and_escapes_are_undone) {
  const auto file = parse_calendar(kRoute, "skolerute.ics");
  ASSERT_EQ(file.rows.size(), 3U);
  EXPECT_EQ(file.rows[0].name, "H\xC3\xB8stferie");
  EXPECT_EQ(file.rows[2].name, "Planleggingsdag, SFO stengt");
}

TEST(CalendarFile, an_event_with_a_time_of_day_is_refused_by_its_line) {
  const auto file = parse_calendar(
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20241003T080000Z\nSUMMARY:Foreldrem\xC3\xB8te\nEND:VEVENT\nEND:"
      "VCALENDAR\n",
      "skolerute.ics");
  EXPECT_EQ(refusals(file), "2:DTSTART:not-all-day\n");
}

TEST(CalendarFile, an_event_that_never_ends_is_named) {
  EXPECT_EQ(refusals(parse_calendar("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20241003\n",
                                    "skolerute.ics")),
            "2::event-unfinished\n");
}

constexpr const char* kHeader = "class_id,weekday,lesson,start,end,subject,teacher_id,valid_from,valid_to\n";

TEST(TimetableFile, a_lesson_has_minutes_after_midnight) {
  const auto file =
      parse_timetable(std::string(kHeader) + "8a,1,2,08:50,09:35,NOR,kari,2024-08-01,\n", "timetable.csv");
  ASSERT_EQ(refusals(file), "");
  EXPECT_EQ(file.rows.at(0).starts_minute, 530);
  EXPECT_EQ(file.rows.at(0).ends_minute, 575);
  EXPECT_FALSE(file.rows.at(0).valid.to.has_value());
}

TEST(TimetableFile, wrong_rows_are_named) {
  const auto file = parse_timetable(std::string(kHeader) +
                                        "8a,8,1,08:00,08:45,,,2024-08-01,\n"
                                        "8a,1,0,08:00,08:45,,,2024-08-01,\n"
                                        "8a,1,1,8.00,08:45,,,2024-08-01,\n"
                                        "8a,1,1,09:00,08:45,,,2024-08-01,\n"
                                        "8a,1,1,08:00,08:45,,,2024-08-01,2024-07-01\n",
                                    "timetable.csv");
  EXPECT_EQ(
      refusals(file),
      "2:weekday:number-malformed\n3:lesson:number-malformed\n4:start:time-malformed\n5:end:times-reversed\n"
      "6:valid_to:dates-reversed\n");
}

TEST(TimetableFile, the_same_lesson_twice_is_refused_unless_its_days_do_not_meet) {
  const auto file = parse_timetable(std::string(kHeader) +
                                        "8a,1,1,08:00,08:45,,,2024-08-01,2024-12-31\n"
                                        "8a,1,1,08:10,08:55,,,2025-01-01,\n"
                                        "8a,1,1,08:10,08:55,,,2024-12-31,2024-12-31\n",
                                    "timetable.csv");
  EXPECT_EQ(refusals(file), "4:lesson:duplicate-in-file\n");
  EXPECT_EQ(file.rows.size(), 2U);
}

}  // namespace
}  // namespace tilstede::calendar
