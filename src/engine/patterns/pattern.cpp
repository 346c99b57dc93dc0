#include "engine/patterns/pattern.hpp"

#include "engine/patterns/watches.hpp"

namespace tilstede::engine {

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
    case PatternKind::gone_later:
      return "gone-later";
  }
  return "";
}

std::unique_ptr<Watch> watch(const Pattern& pattern, const PupilYear& year,
                             const std::vector<DayTally>& tallies) {
  switch (pattern.kind) {
    case PatternKind::weekday:
      return watch_weekday(pattern, year, tallies);
    case PatternKind::subject:
      return watch_subject(pattern, year, tallies);
    case PatternKind::weekend_and_holiday:
      return watch_days_off(pattern, year, tallies);
    case PatternKind::rising:
      return watch_rising(pattern, year, tallies);
    case PatternKind::short_spells:
    case PatternKind::long_spell:
      return watch_spells(pattern, year, tallies);
    case PatternKind::no_show:
      return watch_no_show(pattern, year, tallies);
    case PatternKind::gone_later:
      return watch_gone_later(pattern, year, tallies);
  }
  return nullptr;
}

}  // namespace tilstede::engine
