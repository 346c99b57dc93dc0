#include "base/week.hpp"

#include <fmt/format.h>

namespace tilstede {

Week week_of(const Date& date) {
  const Date thursday = add_days(date, 4 - weekday_of(date));
  const int year = static_cast<int>(thursday.year());
  const Date new_year{thursday.year(), std::chrono::January, std::chrono::day(1)};
  return {year, days_between(new_year, thursday) / 7 + 1};
}

std::string to_text(const Week& week) {
  return fmt::format("{:04}-W{:02}", week.year, week.number);
}

}  // namespace tilstede
