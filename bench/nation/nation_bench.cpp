// usage: nation_bench PUPILS SCHOOLS [THREADS]
// Makes a world and its columns, then answers a line of JSON for each line read. bench/nation/run.mjs
// speaks to it, DuckDB's turn between.
#include <fmt/format.h>
#include <malloc.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <map>

#include "nation/export.hpp"
#include "nation/one_pupil.hpp"
#include "nation/self_check.hpp"
#include "nation/sums.hpp"
#include "nation/threads.hpp"

namespace tilstede::bench {
namespace {

std::string measured(const std::function<void()>& work) {
  const std::clock_t cpu = std::clock();
  const auto wall = std::chrono::steady_clock::now();
  work();
  const std::chrono::duration<double, std::milli> wall_ms = std::chrono::steady_clock::now() - wall;
  const double cpu_ms = 1000.0 * static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
  return fmt::format("{{\"cpu_ms\":{:.3f},\"wall_ms\":{:.3f}}}", cpu_ms, wall_ms.count());
}

/// Same rows, same number.
std::uint64_t fingerprint(const World& world) {
  std::uint64_t hash = world.pupils.size();
  for (const auto& entry : world.entries) {
    const std::uint64_t text = entry.pupil | std::uint64_t{entry.day_offset} << 32 |
                               static_cast<std::uint64_t>(entry.kind) << 48 |
                               std::uint64_t{entry.lessons} << 52 | std::uint64_t{entry.subject} << 56 |
                               std::uint64_t{entry.reason} << 60;
    hash = (hash ^ text) * 0x9e3779b97f4a7c15;
    hash ^= hash >> 29;
  }
  return hash;
}

std::string facts(const World& world, const Workload& workload, engine::InstructionSet set) {
  const auto bytes = static_cast<double>(bytes_of(workload.columns()));
  return fmt::format(
      "{{\"pupils\":{},\"schools\":{},\"entries\":{},\"bytes_per_pupil\":{:.2f},\"instruction_set\":\"{}\","
      "\"fingerprint\":\"{:016x}\"}}",
      world.pupils.size(), workload.columns().school_count(), world.entries.size(),
      bytes / static_cast<double>(world.pupils.size()), name_of(set), fingerprint(world));
}

engine::InstructionSet wanted_set() {
  const char* const wanted = std::getenv("TILSTEDE_INSTRUCTION_SET");
  for (const auto set : engine::instruction_sets()) {
    if (wanted != nullptr && name_of(set) == wanted) return set;
  }
  return engine::fastest_instruction_set();
}

// What is freed stays with the process, as in a server that builds its columns again and again.
void keep_memory() {
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
}

int run(int pupils, int schools, int threads) {
  keep_memory();
  const World world = make_world(pupils, schools);
  const auto set = wanted_set();
  Workload workload(world, on_threads(threads), threads, set);
  if (!workload.build()) return 1;

  const std::map<std::string, std::function<std::string(const std::string&)>, std::less<>> commands = {
      {"facts", [&](const auto&) { return facts(world, workload, set); }},
      {"export", [&](const auto& folder) { return export_csv(world, workload.tables(), folder); }},
      {"build", [&](const auto&) { return measured([&] { workload.build(); }); }},
      {"rules", [&](const auto&) { return measured([&] { workload.rules(); }); }},
      {"figures", [&](const auto&) { return measured([&] { workload.figures(); }); }},
      {"sweep", [&](const auto&) { return measured([&] { workload.sweep(); }); }},
      {"everything",
       [&](const auto&) {
         return measured([&] {
           workload.build();
           workload.rules();
           workload.figures();
           workload.sweep();
         });
       }},
      {"one", [&](const auto&) { return measure_one_pupil(workload.columns(), workload.tables()); }},
      {"sums", [&](const auto&) { return sums_of(workload); }},
      {"check", [&](const auto&) { return self_check(workload); }},
  };
  for (std::string line; std::getline(std::cin, line);) {
    const auto space = line.find(' ');
    const auto command = commands.find(line.substr(0, space));
    if (command == commands.end()) return 2;
    std::cout << command->second(space == std::string::npos ? "" : line.substr(space + 1)) << std::endl;
  }
  return 0;
}

}  // namespace
}  // namespace tilstede::bench

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: nation_bench PUPILS SCHOOLS [THREADS]\n";
    return 2;
  }
  return tilstede::bench::run(std::atoi(argv[1]), std::atoi(argv[2]), argc > 3 ? std::atoi(argv[3]) : 2);
}
