#include "demo/school_route.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace tilstede::demo {
namespace {

Date date(const char* text) {
  return parse_date(text).value();
}

void add_span(SchoolRoute& route, const char* from, const char* to, const std::string& name) {
  for (Date day = date(from); day <= date(to); day = add_days(day, 1)) {
    if (!is_weekend(day)) route.free_days.push_back({day, false, name});
  }
}

void add_planning_day(SchoolRoute& route, const char* day) {
  route.free_days.push_back({date(day), true, "Planleggingsdag"});
}

SchoolRoute route_2022() {
  SchoolRoute route{SchoolYear{2022}, date("2022-08-18"), date("2023-06-21"), {}};
  add_span(route, "2022-10-03", "2022-10-07", "Høstferie");
  add_planning_day(route, "2022-11-18");
  add_span(route, "2022-12-22", "2023-01-02", "Juleferie");
  add_span(route, "2023-02-20", "2023-02-24", "Vinterferie");
  add_span(route, "2023-04-03", "2023-04-10", "Påskeferie");
  add_span(route, "2023-05-01", "2023-05-01", "Offentlig høytidsdag");
  add_span(route, "2023-05-17", "2023-05-17", "Grunnlovsdagen");
  add_span(route, "2023-05-18", "2023-05-18", "Kristi himmelfartsdag");
  add_planning_day(route, "2023-05-19");
  add_span(route, "2023-05-29", "2023-05-29", "2. pinsedag");
  return route;
}

SchoolRoute route_2023() {
  SchoolRoute route{SchoolYear{2023}, date("2023-08-17"), date("2024-06-20"), {}};
  add_span(route, "2023-10-02", "2023-10-06", "Høstferie");
  add_planning_day(route, "2023-11-17");
  add_span(route, "2023-12-21", "2024-01-02", "Juleferie");
  add_span(route, "2024-02-19", "2024-02-23", "Vinterferie");
  add_span(route, "2024-03-25", "2024-04-01", "Påskeferie");
  add_span(route, "2024-05-01", "2024-05-01", "Offentlig høytidsdag");
  add_span(route, "2024-05-09", "2024-05-09", "Kristi himmelfartsdag");
  add_planning_day(route, "2024-05-10");
  add_span(route, "2024-05-17", "2024-05-17", "Grunnlovsdagen");
  add_span(route, "2024-05-20", "2024-05-20", "2. pinsedag");
  return route;
}

SchoolRoute route_2024() {
  SchoolRoute route{SchoolYear{2024}, date("2024-08-19"), date("2025-06-20"), {}};
  add_span(route, "2024-09-30", "2024-10-04", "Høstferie");
  add_planning_day(route, "2024-11-15");
  add_span(route, "2024-12-23", "2025-01-02", "Juleferie");
  add_span(route, "2025-02-17", "2025-02-21", "Vinterferie");
  add_span(route, "2025-04-14", "2025-04-21", "Påskeferie");
  add_span(route, "2025-05-01", "2025-05-01", "Offentlig høytidsdag");
  add_planning_day(route, "2025-05-02");
  add_span(route, "2025-05-29", "2025-05-29", "Kristi himmelfartsdag");
  add_span(route, "2025-06-09", "2025-06-09", "2. pinsedag");
  return route;
}

// The subjects of a week, lesson by lesson and day by day; the lessons a grade has are taken from the front.
constexpr std::array<std::array<const char*, 6>, 5> kWeek = {{
    {"NOR", "MAT", "ENG", "SAF", "KRO", "KHV"},
    {"MAT", "NOR", "NAT", "KRL", "MUS", "UTV"},
    {"NOR", "ENG", "MAT", "KRO", "SAF", "MAH"},
    {"NAT", "NOR", "MAT", "KHV", "ENG", "UTV"},
    {"NOR", "MAT", "KRL", "SAF", "MUS", "KRO"},
}};
constexpr std::array<int, 6> kStarts = {480, 555, 630, 720, 790, 860};
constexpr int kLessonMinutes = 60;

int lessons_on(int grade, int weekday) {
  if (grade <= 4) return 4;
  if (grade <= 7) return 5;
  return weekday == 2 || weekday == 3 ? 6 : 5;
}

}  // namespace

const SchoolRoute& school_route(SchoolYear year) {
  static const std::map<SchoolYear, SchoolRoute> kRoutes = {
      {SchoolYear{2022}, route_2022()}, {SchoolYear{2023}, route_2023()}, {SchoolYear{2024}, route_2024()}};
  return kRoutes.at(year);
}

std::vector<Date> school_days(SchoolYear year, const Date& until) {
  const SchoolRoute& route = school_route(year);
  std::vector<Date> days;
  for (Date day = route.first_day; day <= std::min(route.last_day, until); day = add_days(day, 1)) {
    const bool is_free = std::any_of(route.free_days.begin(), route.free_days.end(),
                                     [&](const FreeDay& free) { return free.date == day; });
    if (!is_weekend(day) && !is_free) days.push_back(day);
  }
  return days;
}

std::vector<engine::TimetableLesson> timetable(int grade, SchoolYear year) {
  std::vector<engine::TimetableLesson> lessons;
  for (int weekday = 1; weekday <= 5; ++weekday) {
    for (int lesson = 1; lesson <= lessons_on(grade, weekday); ++lesson) {
      const int starts = kStarts[static_cast<std::size_t>(lesson - 1)];
      lessons.push_back(
          {.weekday = weekday,
           .lesson = lesson,
           .starts_minute = starts,
           .ends_minute = starts + kLessonMinutes,
           .subject = kWeek[static_cast<std::size_t>(weekday - 1)][static_cast<std::size_t>(lesson - 1)],
           .valid = {first_day(year), last_day(year)}});
    }
  }
  return lessons;
}

}  // namespace tilstede::demo
