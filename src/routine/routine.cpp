#include "routine/routine.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tilstede::routine {

std::string_view name_of(PatternKind kind) {
  switch (kind) {
    case PatternKind::weekday:
      return "weekday";
    case PatternKind::subject:
      return "subject";
    case PatternKind::weekend_and_holiday:
      return "weekend-and-holiday";
    case PatternKind::rising:
      return "rising";
    case PatternKind::short_spells:
      return "short-spells";
    case PatternKind::long_spell:
      return "long-spell";
    case PatternKind::no_show:
      return "no-show";
  }
  return "";
}

bool is_evaluated(const Rule& rule) {
  return std::holds_alternative<CountTest>(rule.test) && !rule.crosses_years;
}

const Rule* find_rule(const Routine& routine, std::string_view id) {
  const auto found = std::find_if(routine.rules.begin(), routine.rules.end(),
                                  [&](const Rule& rule) { return rule.id == id; });
  return found == routine.rules.end() ? nullptr : &*found;
}

std::string line_of(const RoutineError& error) {
  const auto place = fmt::format("{}:{}:{}", error.file, error.line, error.column);
  if (error.key.empty()) return fmt::format("{}: {}", place, error.message);
  return fmt::format("{}: {}: {}", place, error.key, error.message);
}

}  // namespace tilstede::routine
