#include "routine/routine.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tilstede::routine {

const Rule* find_rule(const Routine& routine, std::string_view id) {
  const auto found = std::find_if(routine.rules.begin(), routine.rules.end(),
                                  [&](const Rule& rule) { return rule.id == id; });
  return found == routine.rules.end() ? nullptr : &*found;
}

bool crosses_years(const Routine& routine) {
  return std::any_of(routine.rules.begin(), routine.rules.end(),
                     [](const Rule& rule) { return rule.crosses_years; });
}

std::string line_of(const RoutineError& error) {
  const auto place = fmt::format("{}:{}:{}", error.file, error.line, error.column);
  if (error.key.empty()) return fmt::format("{}: {}", place, error.message);
  return fmt::format("{}: {}: {}", place, error.key, error.message);
}

}  // namespace tilstede::routine
