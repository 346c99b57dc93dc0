#include "engine/windows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace tilstede::engine {
namespace {

struct Unit {
  std::string_view one;
  std::string_view many;
  Window::Kind kind;
  int most;
};

// A window longer than a school year says the same as the school year; it is refused as a likely slip.
constexpr std::array kUnits = {
    Unit{"day", "days", Window::Kind::days, 366},
    Unit{"week", "weeks", Window::Kind::weeks, 53},
    Unit{"month", "months", Window::Kind::months, 12},
    Unit{"school day", "school days", Window::Kind::school_days, 366},
};

Date minus_months(const Date& day, int count) {
  const auto month = std::chrono::year_month(day.year(), day.month()) - std::chrono::months(count);
  const std::chrono::year_month_day_last end(month.year(), std::chrono::month_day_last(month.month()));
  return Date{month.year(), month.month(), std::min(day.day(), end.day())};
}

Date school_days_back(const Date& day, int count, const std::vector<Date>& school_days,
                      const Date& earliest) {
  const auto after = std::upper_bound(school_days.begin(), school_days.end(), day);
  const auto until_then = after - school_days.begin();
  if (until_then < count) return earliest;
  return *(after - count);
}

}  // namespace

std::optional<Window> parse_window(std::string_view text) {
  if (text == "school year") return Window{Window::Kind::school_year, 1};
  if (text == "calendar month" || text == "month") return Window{Window::Kind::calendar_month, 1};
  const auto space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto count = parse_int(text.substr(0, space));
  const auto name = text.substr(space + 1);
  for (const auto& unit : kUnits) {
    if (name != unit.one && name != unit.many) continue;
    if (!count || *count < 1 || *count > unit.most) return std::nullopt;
    return Window{unit.kind, static_cast<int>(*count)};
  }
  return std::nullopt;
}

std::string text_of(const Window& window) {
  if (window.kind == Window::Kind::school_year) return "school year";
  if (window.kind == Window::Kind::calendar_month) return "calendar month";
  for (const auto& unit : kUnits) {
    if (unit.kind == window.kind) {
      return fmt::format("{} {}", window.count, window.count == 1 ? unit.one : unit.many);
    }
  }
  return "";
}

Span window_on(const Window& window, const Date& day, const std::vector<Date>& school_days) {
  return window_reaching_back(window, day, school_days, first_day(school_year_of(day)));
}

Span window_reaching_back(const Window& window, const Date& day, const std::vector<Date>& school_days,
                          const Date& earliest) {
  Date from = first_day(school_year_of(day));
  switch (window.kind) {
    case Window::Kind::school_year:
      break;
    case Window::Kind::calendar_month:
      from = Date{day.year(), day.month(), std::chrono::day(1)};
      break;
    case Window::Kind::days:
      from = add_days(day, 1 - window.count);
      break;
    case Window::Kind::weeks:
      from = add_days(day, 1 - 7 * window.count);
      break;
    case Window::Kind::months:
      from = add_days(minus_months(day, window.count), 1);
      break;
    case Window::Kind::school_days:
      from = school_days_back(day, window.count, school_days, earliest);
      break;
  }
  return {std::max(from, earliest), day};
}

}  // namespace tilstede::engine
