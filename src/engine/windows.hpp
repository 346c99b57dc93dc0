// Windows: the span of days a rule looks back over, seen from one day. Both ends are included. Pure.
// Unless a rule says otherwise no window reaches back over 1 August: a routine's totals are of one school
// year.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"

namespace tilstede::engine {

struct Window {
  enum class Kind { calendar_month, days, weeks, months, school_days, school_year };
  Kind kind = Kind::school_year;
  /// Of days, weeks, months and school days.
  int count = 1;

  bool operator==(const Window&) const = default;
};

/// "calendar month" (or "month"), "school year", "30 days", "15 weeks", "3 months", "10 school days".
std::optional<Window> parse_window(std::string_view text);
std::string text_of(const Window& window);

struct Span {
  Date from{};
  Date to{};

  bool operator==(const Span&) const = default;
};

/// The window that ends on `day`. `school_days` is the pupil's own calendar, sorted.
///   month: the calendar month of the day, up to the day
///   N days: [day-N+1, day]; N weeks: 7N days
///   N months: later than the day minus N months, that day clamped to its month's end
///   N school days: from the Nth last school day up to the day; all of the year when there are fewer
Span window_on(const Window& window, const Date& day, const std::vector<Date>& school_days);

/// A window that may reach back over 1 August, to `earliest` at most; `school_days` are those of both years.
Span window_reaching_back(const Window& window, const Date& day, const std::vector<Date>& school_days,
                          const Date& earliest);

}  // namespace tilstede::engine
