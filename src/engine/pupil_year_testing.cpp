#include "engine/pupil_year_testing.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace tilstede::engine {

Date day(std::string_view text) {
  return parse_date(text).value();
}

PupilYear school_year_2024() {
  const std::array<std::pair<Date, Date>, 4> holidays = {{
      {day("2024-09-30"), day("2024-10-04")},
      {day("2024-12-21"), day("2025-01-01")},
      {day("2025-02-17"), day("2025-02-21")},
      {day("2025-04-14"), day("2025-04-21")},
  }};
  PupilYear year;
  year.year = SchoolYear{2024};
  for (Date date = day("2024-08-19"); date <= day("2025-06-20"); date = add_days(date, 1)) {
    const bool is_holiday = std::any_of(holidays.begin(), holidays.end(), [&](const auto& holiday) {
      return holiday.first <= date && date <= holiday.second;
    });
    if (!is_weekend(date) && !is_holiday) year.school_days.push_back(date);
  }
  for (int weekday = 1; weekday <= 5; ++weekday) {
    for (int lesson = 1; lesson <= 6; ++lesson) {
      const int starts = 8 * 60 + (lesson - 1) * 60;
      year.timetable.push_back({weekday, lesson, starts, starts + 60, "", Period{first_day(year.year), {}}});
    }
  }
  return year;
}

Entry& add(PupilYear& year, std::string_view date, Kind kind, int lesson, std::optional<int> minutes) {
  Entry entry;
  entry.id = entry_number(static_cast<int>(year.entries.size()) + 1);
  entry.date = day(date);
  entry.kind = kind;
  entry.lesson = lesson;
  entry.minutes = minutes;
  const auto place =
      std::upper_bound(year.entries.begin(), year.entries.end(), entry, [](const Entry& a, const Entry& b) {
        return std::pair(a.date, a.lesson) < std::pair(b.date, b.lesson);
      });
  return *year.entries.insert(place, entry);
}

int number_of(const EntryId& id) {
  const auto& bytes = id.value.bytes;
  return bytes[12] << 24 | bytes[13] << 16 | bytes[14] << 8 | bytes[15];
}

EntryId entry_number(int number) {
  EntryId id;
  for (int i = 0; i < 4; ++i)
    id.value.bytes[static_cast<std::size_t>(15 - i)] = static_cast<std::uint8_t>(number >> (8 * i));
  return id;
}

}  // namespace tilstede::engine
