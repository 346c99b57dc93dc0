// Week: the week of the calendar as Norwegian schools count it (ISO 8601): Monday to Sunday, week 1 holds the
// year's first Thursday. The days around New Year belong to the year of their week's Thursday.
#pragma once

#include <string>

#include "base/date.hpp"

namespace tilstede {

struct Week {
  int year = 0;
  int number = 1;

  auto operator<=>(const Week&) const = default;
};

Week week_of(const Date& date);
/// "2024-W05".
std::string to_text(const Week& week);

}  // namespace tilstede
