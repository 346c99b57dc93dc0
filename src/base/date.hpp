// Civil dates, instants and the school year. Dates are local (Europe/Oslo) and are never derived from an
// instant here: that needs the zone, which lives in platform/clock/oslo.hpp alone.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tilstede {

using Date = std::chrono::year_month_day;
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// `YYYY-MM-DD`, a day that exists, years 1900 to 2199; else nullopt.
std::optional<Date> parse_date(std::string_view text);
std::string to_text(const Date& date);

/// UTC with microseconds: `2024-10-31T07:20:00.000000Z`.
std::string to_text(Instant instant);

Date add_days(const Date& date, int days);
/// `to - from` in calendar days.
int days_between(const Date& from, const Date& to);
/// ISO: 1 Monday to 7 Sunday.
int weekday_of(const Date& date);
bool is_weekend(const Date& date);

/// The school year runs from 1 August to 31 July and is named by the year it begins in:
/// SchoolYear{2024} is "2024-25".
struct SchoolYear {
  int begins = 0;

  auto operator<=>(const SchoolYear&) const = default;
};

SchoolYear school_year_of(const Date& date);
Date first_day(SchoolYear year);
Date last_day(SchoolYear year);
/// "2024-25".
std::string to_text(SchoolYear year);
std::optional<SchoolYear> parse_school_year(std::string_view text);

/// A span of days, both ends included; without `to` it has no end yet.
struct Period {
  Date from{};
  std::optional<Date> to;

  auto operator<=>(const Period&) const = default;
};

bool covers(const Period& period, const Date& date);

}  // namespace tilstede
