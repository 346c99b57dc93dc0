#include "base/date.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace tilstede {

using std::chrono::days;
using std::chrono::sys_days;

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = parse_int(text.substr(0, 4));
  const auto month = parse_int(text.substr(5, 2));
  const auto day = parse_int(text.substr(8, 2));
  if (!year || !month || !day || *year < 1900 || *year > 2199 || *month < 1 || *day < 1) return std::nullopt;
  const Date date{std::chrono::year(static_cast<int>(*year)),
                  std::chrono::month(static_cast<unsigned>(*month)),
                  std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::string to_text(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string to_text(Instant instant) {
  const auto day = std::chrono::floor<days>(instant);
  const std::chrono::hh_mm_ss time(instant - day);
  return fmt::format("{}T{:02}:{:02}:{:02}.{:06}Z", to_text(Date(day)), time.hours().count(),
                     time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

Date add_days(const Date& date, int count) {
  return Date(sys_days(date) + days(count));
}

int days_between(const Date& from, const Date& to) {
  return static_cast<int>((sys_days(to) - sys_days(from)).count());
}

int weekday_of(const Date& date) {
  return static_cast<int>(std::chrono::weekday(sys_days(date)).iso_encoding());
}

bool is_weekend(const Date& date) {
  return weekday_of(date) >= 6;
}

SchoolYear school_year_of(const Date& date) {
  const int year = static_cast<int>(date.year());
  return SchoolYear{date.month() >= std::chrono::August ? year : year - 1};
}

Date first_day(SchoolYear year) {
  return Date{std::chrono::year(year.begins), std::chrono::August, std::chrono::day(1)};
}

Date last_day(SchoolYear year) {
  return Date{std::chrono::year(year.begins + 1), std::chrono::July, std::chrono::day(31)};
}

std::string to_text(SchoolYear year) {
  return fmt::format("{}-{:02}", year.begins, (year.begins + 1) % 100);
}

std::optional<SchoolYear> parse_school_year(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const auto begins = parse_int(text.substr(0, 4));
  const auto ends = parse_int(text.substr(5, 2));
  if (!begins || !ends || *begins < 1900 || (*begins + 1) % 100 != *ends) return std::nullopt;
  return SchoolYear{static_cast<int>(*begins)};
}

bool covers(const Period& period, const Date& date) {
  return period.from <= date && (!period.to || date <= *period.to);
}

}  // namespace tilstede
