#include "outside_control/outside_control.hpp"

namespace tilstede::outside_control {

std::optional<Problem> problem_of(const Wish& wish, const Facts& facts) {
  if (school_year_of(wish.date) != school_year_of(facts.today)) {
    return Problem{422,
                   "outside-school-year",
                   "The date is not in this school year.",
                   "",
                   {{"/date", "outside-school-year", "Give a date of the school year that runs."}}};
  }
  if (days_between(facts.today, wish.date) > kDaysAheadMax) {
    return Problem{422,
                   "too-far-ahead",
                   "The date is too far ahead.",
                   "",
                   {{"/date", "too-far-ahead", "Give a date of the next 31 days."}}};
  }
  if (!facts.is_school_day) {
    return Problem{422,
                   "no-school-that-day",
                   "There is no school that day.",
                   "",
                   {{"/date", "no-school-that-day", "Give a school day of the pupils' school."}}};
  }
  return std::nullopt;
}

}  // namespace tilstede::outside_control
