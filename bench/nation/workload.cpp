#include "nation/workload.hpp"

#include <algorithm>
#include <cstdio>

namespace tilstede::bench {
namespace {

constexpr std::size_t kShares = 16;
constexpr engine::Place kPlacesAtOnce = 8192;

// The month's number from August: a cut-off is its last day.
Date end_of_month(int month_of_year) {
  const int month = (month_of_year + 7) % 12 + 1;
  const std::chrono::year_month_day_last last(
      std::chrono::year(month >= 8 ? 2025 : 2026),
      std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month))));
  return Date(last);
}

engine::FigurePlan::Calendar figure_calendar(const engine::ColumnCalendar& calendar) {
  engine::FigurePlan::Calendar plan;
  for (auto& limits : plan.limits)
    limits.fill(UINT16_MAX);
  for (int cut = 0; cut < kMonths; ++cut) {
    const std::uint8_t days = days_before(calendar, add_days(end_of_month(cut), 1));
    plan.days_until[static_cast<std::size_t>(cut)] = days;
    for (const int lane : {engine::CutoffLanes::days(cut), engine::CutoffLanes::hours(cut)}) {
      plan.limits[0][static_cast<std::size_t>(lane)] = 10;
      plan.limits[1][static_cast<std::size_t>(lane)] = 20;
    }
    // A tenth of the school days until then.
    plan.limits[2][static_cast<std::size_t>(engine::CutoffLanes::days(cut))] =
        static_cast<std::uint16_t>((days + 9) / 10);
  }
  return plan;
}

}  // namespace

engine::SweepPlan make_sweep_plan(const std::vector<engine::ColumnCalendar>& calendars) {
  std::vector<engine::Window> windows;
  for (const int days : {14, 30, 60, 90, 105})
    windows.push_back({engine::Window::Kind::days, days});
  return plan_sweep(calendars, windows, {2, 3, 4, 5, 6, 8, 10, 12, 15, 20});
}

engine::FigurePlan make_figure_plan(const std::vector<engine::ColumnCalendar>& calendars) {
  engine::FigurePlan plan;
  for (const auto& calendar : calendars)
    plan.calendars.push_back(figure_calendar(calendar));
  return plan;
}

Workload::Workload(const World& world, engine::RunTasks run, int threads, engine::InstructionSet set)
    : world_(world),
      run_(std::move(run)),
      threads_(static_cast<std::size_t>(threads)),
      set_(set),
      tables_(make_tables(world.calendars)),
      figure_plan_(make_figure_plan(world.calendars)),
      sweep_plan_(make_sweep_plan(world.calendars)),
      findings_(world.pupils.size()) {}

bool Workload::build() {
  columns_ = {};
  auto built = build_columns(world_.source(), run_, threads_, space_);
  if (!built || built->outside_school_days > 0) {
    std::fprintf(stderr, "nation_bench: %s\n",
                 built ? "entries outside school days" : built.error().problem.c_str());
    return false;
  }
  columns_ = std::move(built->columns);
  cells_.resize((columns_.cohorts.size() - 1) * 2);
  late_.resize(columns_.school_count());
  flagged_.resize(columns_.school_count() * sweep_plan_.counts_per_school());
  return true;
}

void Workload::rules() {
  std::vector<std::pair<engine::Place, engine::Place>> ranges;
  for (std::size_t c = 0; c + 1 < columns_.calendar_begins.size(); ++c) {
    const engine::Place end = columns_.calendar_begins[c + 1];
    for (engine::Place first = columns_.calendar_begins[c]; first < end; first += kPlacesAtOnce)
      ranges.emplace_back(first, std::min(end, first + kPlacesAtOnce));
  }
  run_(ranges.size(), [&](std::size_t i) {
    find_all(columns_, tables_, ranges[i].first, ranges[i].second, findings_, set_);
  });
}

void Workload::each_share_of_schools(const std::function<void(std::size_t, std::size_t)>& work) {
  const std::size_t schools = columns_.school_count();
  run_(kShares, [&](std::size_t i) { work(schools * i / kShares, schools * (i + 1) / kShares); });
}

void Workload::figures() {
  each_share_of_schools([&](std::size_t first, std::size_t last) {
    figure_schools(columns_, figure_plan_, first, last, cells_.data(), late_.data(), set_);
  });
}

void Workload::sweep() {
  each_share_of_schools([&](std::size_t first, std::size_t last) {
    const std::size_t per_school = sweep_plan_.counts_per_school();
    std::fill_n(flagged_.data() + first * per_school, (last - first) * per_school, std::uint16_t{0});
    sweep_schools(columns_, sweep_plan_, first, last, flagged_.data(), set_);
  });
}

}  // namespace tilstede::bench
