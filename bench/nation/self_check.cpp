#include "nation/self_check.hpp"

#include <fmt/format.h>

#include <random>

namespace tilstede::bench {
namespace {

using engine::ColumnKind;
using engine::Place;

// All absent, never absent, one lesson a day of one subject all year, late several times a day, and any
// density.
void add_odd_pupil(World& world, std::uint32_t number, std::mt19937& engine) {
  const auto chance = [&] { return static_cast<unsigned>(engine()); };
  const auto& calendar = world.calendars[world.pupils[number].calendar];
  const auto percent = [&](unsigned share) { return chance() % 100 < share; };
  const unsigned days = number % 7 == 0 ? 100 : number % 7 == 1 ? 0 : chance() % 100;
  const unsigned hours = number % 5 == 0 ? 100 : chance() % 60;
  const unsigned late = number % 6 == 0 ? 100 : chance() % 30;
  const unsigned exempt = number % 4 == 0 ? 50 : 0;
  const auto subject = [&] { return static_cast<std::uint8_t>(number % 5 == 0 ? 3 : chance() % kSubjects); };
  for (const Date& date : calendar.school_days) {
    const auto offset = static_cast<std::uint16_t>(days_between(first_day(SchoolYear{2025}), date));
    const auto add = [&](ColumnKind kind, int lessons, std::uint8_t of) {
      const auto reason = static_cast<std::uint8_t>(percent(exempt) ? 2 : 0);
      world.entries.push_back({number, offset, kind, static_cast<std::uint8_t>(lessons), of, reason});
    };
    if (percent(days)) add(ColumnKind::day, 6, engine::ColumnEntry::kNoSubject);
    for (unsigned i = 0; i < 3; ++i) {
      if (percent(hours)) add(ColumnKind::lesson, 1 + static_cast<int>(chance() % 2), subject());
    }
    for (unsigned i = 0; i < number % 4; ++i) {
      if (percent(late)) add(ColumnKind::late, 0, engine::ColumnEntry::kNoSubject);
    }
  }
}

World odd_world() {
  std::mt19937 chance(20251126);
  World world = make_world(1500, 7);
  world.entries.clear();
  for (std::uint32_t number = 0; number < world.pupils.size(); ++number)
    add_odd_pupil(world, number, chance);
  return world;
}

std::vector<Findings> plain_findings(const Workload& workload) {
  const auto& columns = workload.columns();
  std::vector<Findings> findings;
  findings.reserve(columns.pupils());
  for (std::size_t c = 0; c + 1 < columns.cohorts.size(); ++c) {
    const auto& cohort = columns.cohorts[c];
    for (Place p = cohort.first; p < columns.cohorts[c + 1].first; ++p)
      findings.push_back(
          find_plainly(workload.tables(), cohort.calendar, cohort.grade, entries_at(columns, p)));
  }
  return findings;
}

std::size_t rule_differences(const Workload& workload, const std::vector<Findings>& plain,
                             engine::InstructionSet set) {
  const auto& columns = workload.columns();
  FindingColumns findings(columns.pupils());
  for (std::size_t c = 0; c + 1 < columns.calendar_begins.size(); ++c)
    find_all(columns, workload.tables(), columns.calendar_begins[c], columns.calendar_begins[c + 1], findings,
             set);
  std::size_t different = 0;
  for (Place p = 0; p < columns.pupils(); ++p)
    different += !(findings.at(p) == plain[p]);
  return different;
}

/// Of every `step`-th school.
std::size_t school_differences(const Workload& workload, std::size_t step, engine::InstructionSet set) {
  const auto& columns = workload.columns();
  std::vector<engine::CellFigures> cells[2];
  std::vector<engine::LateFigures> late[2];
  std::vector<std::uint16_t> flagged[2];
  for (std::size_t way = 0; way < 2; ++way) {
    cells[way].resize(workload.cells().size());
    late[way].resize(columns.school_count());
    flagged[way].resize(workload.flagged().size());
  }
  for (std::size_t s = 0; s < columns.school_count(); s += step) {
    figure_schools(columns, workload.figure_plan(), s, s + 1, cells[0].data(), late[0].data(), set);
    figure_schools_plainly(columns, workload.figure_plan(), s, s + 1, cells[1].data(), late[1].data());
    sweep_schools(columns, workload.sweep_plan(), s, s + 1, flagged[0].data(), set);
    sweep_schools_plainly(columns, workload.sweep_plan(), s, s + 1, flagged[1].data());
  }
  std::size_t different = 0;
  for (std::size_t i = 0; i < cells[0].size(); ++i)
    different += !(cells[0][i] == cells[1][i]);
  for (std::size_t i = 0; i < late[0].size(); ++i)
    different += !(late[0][i] == late[1][i]);
  for (std::size_t i = 0; i < flagged[0].size(); ++i)
    different += flagged[0][i] != flagged[1][i];
  return different;
}

std::size_t differences(const Workload& workload, std::size_t step) {
  const auto plain = plain_findings(workload);
  std::size_t different = 0;
  for (const auto set : engine::instruction_sets())
    different += rule_differences(workload, plain, set) + school_differences(workload, step, set);
  return different;
}

}  // namespace

std::string self_check(const Workload& workload) {
  const World world = odd_world();
  Workload odd(world, engine::run_in_order, 1, engine::InstructionSet::baseline);
  const bool is_built = odd.build();
  const std::size_t step = 1 + workload.columns().school_count() / 40;
  return fmt::format("{{\"built\":{},\"odd_differences\":{},\"differences\":{}}}", is_built,
                     differences(odd, 1), differences(workload, step));
}

}  // namespace tilstede::bench
