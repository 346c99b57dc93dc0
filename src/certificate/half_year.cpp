#include "certificate/half_year.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace tilstede::certificate {
namespace {

Date first_half_ends(SchoolYear year, std::string_view first_ends) {
  // From August on it is of the year the school year begins in.
  const bool is_autumn = first_ends >= "08-01";
  const int calendar_year = year.begins + (is_autumn ? 0 : 1);
  const auto date = parse_date(std::to_string(calendar_year) + "-" + std::string(first_ends));
  // The setting is checked when it is read; 29 February is not there every year.
  if (!date) return Date{std::chrono::year(calendar_year), std::chrono::February, std::chrono::day(28)};
  return *date;
}

}  // namespace

Period days_of(const HalfYear& half_year, std::string_view first_ends) {
  const Date ends = first_half_ends(half_year.year, first_ends);
  if (half_year.half == 1) return {first_day(half_year.year), ends};
  return {add_days(ends, 1), last_day(half_year.year)};
}

HalfYear half_year_of(const Date& date, std::string_view first_ends) {
  const SchoolYear year = school_year_of(date);
  return {year, date <= first_half_ends(year, first_ends) ? 1 : 2};
}

HalfYear shown_first(SchoolYear year, const Date& today, std::string_view first_ends) {
  return half_year_of(std::clamp(today, first_day(year), last_day(year)), first_ends);
}

}  // namespace tilstede::certificate
