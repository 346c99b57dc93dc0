#include "engine/columns_sweep.hpp"

#include <algorithm>
#include <cassert>

#include "engine/kernels/kernels.hpp"

namespace tilstede::engine {
namespace {

Date monday_of(const Date& date) {
  return add_days(date, 1 - weekday_of(date));
}

bool is_school_day(const ColumnCalendar& calendar, const Date& date) {
  return std::binary_search(calendar.school_days.begin(), calendar.school_days.end(), date);
}

void add_point(SweepCalendar& sweep, const ColumnCalendar& calendar, const std::vector<Window>& windows,
               const Date& date, int week) {
  const std::uint8_t seen = days_before(calendar, add_days(date, 1));
  sweep.points.push_back({static_cast<std::uint8_t>(week), seen});
  for (std::size_t w = 0; w < windows.size(); ++w) {
    const Span span = window_on(windows[w], date, calendar.school_days);
    const std::uint8_t start = std::min(seen, days_before(calendar, span.from));
    assert(sweep.starts[w].empty() || sweep.starts[w].back() <= start);
    sweep.starts[w].push_back(start);
    sweep.days_max[w] = std::max(sweep.days_max[w], seen - start);
  }
}

SweepCalendar plan_calendar(const ColumnCalendar& calendar, const std::vector<Window>& windows,
                            const Date& first_monday, int weeks) {
  SweepCalendar sweep;
  sweep.days = calendar.days();
  sweep.starts.resize(windows.size());
  sweep.days_max.assign(windows.size(), 0);
  for (int day = 0; day < 7 * weeks; ++day) {
    const Date date = add_days(first_monday, day);
    if (day % 7 == 0 || is_school_day(calendar, date)) add_point(sweep, calendar, windows, date, day / 7);
  }
  return sweep;
}

int reach_of(const Columns& columns, const SweepCalendar& sweep, std::size_t window, std::size_t point,
             Place p) {
  const std::uint8_t* const days = columns.days.day.data();
  const auto count_before = [&](std::uint8_t day) {
    return std::lower_bound(days + columns.days.begin(p), days + columns.days.end(p), day) - days;
  };
  return static_cast<int>(count_before(sweep.points[point].days_seen) -
                          count_before(sweep.starts[window][point]));
}

void sweep_pupil_plainly(const Columns& columns, const SweepPlan& plan, const SweepCalendar& sweep, Place p,
                         std::uint16_t* counts) {
  const auto windows = static_cast<std::size_t>(plan.windows);
  std::vector<int> most(static_cast<std::size_t>(plan.weeks) * windows, 0);
  for (std::size_t point = 0; point < sweep.points.size(); ++point) {
    for (std::size_t w = 0; w < windows; ++w) {
      int& reached = most[sweep.points[point].week * windows + w];
      reached = std::max(reached, reach_of(columns, sweep, w, point, p));
    }
  }
  for (const int reached : most) {
    for (const int limit : plan.limits) {
      *counts = static_cast<std::uint16_t>(*counts + (reached >= limit));
      ++counts;
    }
  }
}

}  // namespace

SweepPlan plan_sweep(const std::vector<ColumnCalendar>& calendars, const std::vector<Window>& windows,
                     std::vector<int> limits) {
  assert(!calendars.empty());
  assert(std::all_of(limits.begin(), limits.end(), [](int limit) { return limit >= 1; }));
  Date first = calendars.front().school_days.front();
  Date last = calendars.front().school_days.back();
  for (const auto& calendar : calendars) {
    first = std::min(first, calendar.school_days.front());
    last = std::max(last, calendar.school_days.back());
  }
  SweepPlan plan;
  plan.weeks = days_between(monday_of(first), last) / 7 + 1;
  plan.windows = static_cast<int>(windows.size());
  plan.limits = std::move(limits);
  for (const auto& calendar : calendars)
    plan.calendars.push_back(plan_calendar(calendar, windows, monday_of(first), plan.weeks));
  return plan;
}

void sweep_schools(const Columns& columns, const SweepPlan& plan, std::size_t first, std::size_t last,
                   std::uint16_t* counts, InstructionSet set) {
  kernels_of(set).sweep_schools(columns, plan, first, last, counts);
}

void sweep_schools_plainly(const Columns& columns, const SweepPlan& plan, std::size_t first, std::size_t last,
                           std::uint16_t* counts) {
  for (std::size_t s = first; s < last; ++s) {
    const auto& sweep = plan.calendars[columns.schools[s].calendar];
    for (Place p = columns.schools[s].first; p < columns.schools[s + 1].first; ++p)
      sweep_pupil_plainly(columns, plan, sweep, p, counts + s * plan.counts_per_school());
  }
}

}  // namespace tilstede::engine
