#include "engine/columns_testing.hpp"

#include <algorithm>
#include <random>

#include "engine/pupil_year_testing.hpp"

namespace tilstede::engine {
namespace {

std::vector<Date> school_days(const char* holiday_from, const char* holiday_to, const char* last) {
  std::vector<Date> days;
  for (Date date = day("2024-08-19"); date <= day(last); date = add_days(date, 1)) {
    const bool is_off = day(holiday_from) <= date && date <= day(holiday_to);
    const bool is_christmas = day("2024-12-21") <= date && date <= day("2025-01-01");
    if (!is_weekend(date) && !is_off && !is_christmas) days.push_back(date);
  }
  return days;
}

void add_random_year(ColumnWorld& world, std::size_t pupil, std::mt19937& chance) {
  const int days = world.calendars[world.pupils[pupil].calendar].days();
  const unsigned share = pupil % 9 == 0 ? 0 : pupil % 9 == 1 ? 100 : static_cast<unsigned>(chance() % 40);
  for (int day = 0; day < days; ++day) {
    const auto happens = [&] { return chance() % 100 < share; };
    const auto reason = static_cast<std::uint8_t>(chance() % 4);
    if (happens()) world.add_entry(pupil, day).reason = reason;
    if (happens())
      world.add_entry(pupil, day, ColumnKind::lesson, 1 + static_cast<int>(chance() % 3)).reason = reason;
    for (int i = 0; i < (pupil % 9 == 1 ? 5 : 1); ++i) {
      if (happens()) world.add_entry(pupil, day, ColumnKind::late).reason = reason;
    }
  }
}

}  // namespace

std::vector<ColumnCalendar> two_calendars() {
  return {column_calendar(school_days("2024-09-30", "2024-10-04", "2025-06-20")),
          column_calendar(school_days("2024-10-07", "2024-10-11", "2025-06-23"))};
}

ColumnSource ColumnWorld::source() const {
  return {.calendars = calendars,
          .pupils = pupils.data(),
          .pupil_count = pupils.size(),
          .entries = entries.data(),
          .entry_count = entries.size(),
          .exempt_reasons = 1U << 2};
}

ColumnPupil& ColumnWorld::add_pupil(std::uint32_t school, int calendar, int grade) {
  pupils.push_back({.school = school,
                    .calendar = static_cast<std::uint8_t>(calendar),
                    .grade = static_cast<std::uint8_t>(grade)});
  return pupils.back();
}

ColumnEntry& ColumnWorld::add_entry(std::size_t pupil, int day, ColumnKind kind, int lessons) {
  const auto& calendar = calendars[pupils[pupil].calendar];
  const Date& date = calendar.school_days[static_cast<std::size_t>(day)];
  entries.push_back(
      {.pupil = static_cast<std::uint32_t>(pupil),
       .day_offset = static_cast<std::uint16_t>(days_between(first_day(SchoolYear{2024}), date)),
       .kind = kind,
       .lessons = static_cast<std::uint8_t>(lessons)});
  return entries.back();
}

BuiltColumns built(const ColumnWorld& world, std::size_t tasks) {
  BuildSpace space;
  return build_columns(world.source(), run_in_order, tasks, space).value();
}

ColumnWorld random_world(unsigned seed, int schools, int pupils_max) {
  std::mt19937 chance(seed);
  ColumnWorld world;
  for (int school = 0; school < schools; ++school) {
    const int pupils = static_cast<int>(chance() % static_cast<unsigned>(pupils_max + 1));
    for (int i = 0; i < pupils; ++i) {
      auto& pupil =
          world.add_pupil(static_cast<std::uint32_t>(school), school % 2, static_cast<int>(chance() % 3));
      pupil.gender = static_cast<std::uint8_t>(chance() % 2);
      pupil.class_number = static_cast<std::uint8_t>(chance() % 3);
    }
  }
  for (std::size_t pupil = 0; pupil < world.pupils.size(); ++pupil)
    add_random_year(world, pupil, chance);
  std::shuffle(world.entries.begin(), world.entries.end(), chance);
  return world;
}

}  // namespace tilstede::engine
