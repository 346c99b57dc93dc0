#include "nation/one_pupil.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace tilstede::bench {
namespace {

constexpr int kPupils = 50'000;

/// Where a pupil stands, found beforehand: a server knows it.
struct Asked {
  engine::Place place;
  std::uint8_t calendar;
  std::uint8_t grade;
  std::uint8_t new_day;
};

std::vector<Asked> ask(const engine::Columns& columns) {
  std::vector<Asked> asked;
  std::uint64_t state = 1;
  for (int i = 0; i < kPupils; ++i) {
    state = state * 6364136223846793005 + 1442695040888963407;
    const auto place = static_cast<engine::Place>((state >> 33) % columns.pupils());
    const auto cohort = std::upper_bound(columns.cohorts.begin(), columns.cohorts.end(), place,
                                         [](auto at, const engine::Cohort& of) { return at < of.first; }) -
                        1;
    asked.push_back({place, cohort->calendar, cohort->grade, static_cast<std::uint8_t>(state % 190)});
  }
  return asked;
}

Findings after_new_day(const engine::Columns& columns, const RuleTables& tables, const Asked& asked) {
  auto entries = entries_at(columns, asked.place);
  std::array<std::uint8_t, 256> days;
  const auto* const place =
      std::lower_bound(entries.days.data(), entries.days.data() + entries.days.size(), asked.new_day);
  auto* const end = std::copy(entries.days.data(), place, days.data());
  const bool is_new = place == entries.days.data() + entries.days.size() || *place != asked.new_day;
  *end = asked.new_day;
  auto* const last = std::copy(place, entries.days.data() + entries.days.size(), end + (is_new ? 1 : 0));
  entries.days = {days.data(), last};
  return find_plainly(tables, asked.calendar, asked.grade, entries);
}

}  // namespace

std::string measure_one_pupil(const engine::Columns& columns, const RuleTables& tables) {
  using Clock = std::chrono::steady_clock;
  std::vector<double> times;
  std::uint64_t all = 0;
  for (const Asked& asked : ask(columns)) {
    const auto begun = Clock::now();
    auto findings = after_new_day(columns, tables, asked);
    times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begun).count());
    all += findings[Count::days];
  }
  std::sort(times.begin(), times.end());
  return fmt::format("{{\"p50_us\":{:.3f},\"p99_us\":{:.3f},\"days\":{}}}", times[times.size() / 2],
                     times[times.size() * 99 / 100], all);
}

}  // namespace tilstede::bench
