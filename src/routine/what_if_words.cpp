#include <fmt/format.h>

#include <algorithm>

#include "routine/what_if_view.hpp"

namespace tilstede::routine {
namespace {

std::string heading(const WhatIf& answer) {
  std::string text = fmt::format("What if \"{}\" ({}, version {}) had ruled the school year {}\n",
                                 answer.name.nb, answer.routine, answer.version, to_text(answer.year));
  text += fmt::format("{} pupils at {} schools, entries up to {}.\n", answer.pupils, answer.schools.size(),
                      to_text(answer.until));
  if (answer.in_force.empty())
    text += "No routine was in force that year, so there is nothing to compare with.\n";
  for (const auto& each : answer.in_force) {
    text += fmt::format("In force: {} version {}, {} to {}.\n", each.routine, each.version,
                        to_text(each.days.from), to_text(*each.days.to));
  }
  return text;
}

std::string steps_in_words(const WhatIf& answer) {
  std::string text = fmt::format("\n{:<24}{:>9}{:>10}{:>8}{:>8}{:>9}{:>8}\n", "Pupils per step", "proposed",
                                 "in force", "new", "gone", "earlier", "later");
  for (const auto& row : answer.by_step) {
    if (row.school != kAllSchools) continue;
    text += fmt::format("{:<24}{:>9}{:>10}{:>8}{:>8}{:>9}{:>8}\n", row.step, row.pupils.proposed,
                        row.pupils.in_force, row.is_new, row.is_gone, row.is_earlier, row.is_later);
  }
  return text;
}

std::string work_in_words(const WhatIf& answer) {
  std::string text = fmt::format("\n{:<24}{:>16}{:>16}{:>16}{:>16}\n", "Tasks (in force) of", "shall",
                                 "should", "may", "meetings");
  const auto both = [](int proposed, int in_force) { return fmt::format("{} ({})", proposed, in_force); };
  for (const auto& row : answer.work) {
    if (row.school != kAllSchools) continue;
    text += fmt::format(
        "{:<24}{:>16}{:>16}{:>16}{:>16}\n", access::name_of(row.role),
        both(row.proposed.shall, row.in_force.shall), both(row.proposed.should, row.in_force.should),
        both(row.proposed.may, row.in_force.may), both(row.proposed.meetings, row.in_force.meetings));
  }
  return text;
}

std::string busiest_week(const WhatIf& answer) {
  const WeekRow* busiest = nullptr;
  for (const auto& row : answer.by_week) {
    if (row.school != kAllSchools || row.step != kAnyStep) continue;
    if (!busiest || row.pupils.proposed > busiest->pupils.proposed) busiest = &row;
  }
  if (!busiest) return "";
  return fmt::format("\nMost pupils reach their first step in week {}: {}.\n", to_text(busiest->week),
                     busiest->pupils.proposed);
}

std::string variants_in_words(const WhatIf& answer) {
  if (answer.variants.empty()) return "";
  std::string text =
      fmt::format("\n{:<24}{:>9}{:>12}   {}\n", "Threshold", "value", "meet rule", "reach step");
  for (const auto& row : answer.variants) {
    if (row.school != kAllSchools) continue;
    text += fmt::format("{:<24}{:>9}{:>12}", row.rule, row.value, row.pupils);
    text += row.step.empty() ? "\n" : fmt::format("   {} {}\n", row.step_pupils, row.step);
  }
  return text;
}

constexpr const char* kMeaning =
    "\nA step is reached on the day the first of its rules is met, once per pupil. New: reached by the "
    "proposal\n"
    "and not by the routine in force; gone: the other way round; a step that only one of them has is held "
    "against\n"
    "all steps of the other. Each step makes its tasks once per pupil; a meeting is a task with minutes. A\n"
    "threshold is varied alone, the others as in the file. By school and week: --format csv or json.\n";

}  // namespace

std::string in_words(const WhatIf& answer) {
  return heading(answer) + steps_in_words(answer) + busiest_week(answer) + work_in_words(answer) +
         variants_in_words(answer) + kMeaning;
}

}  // namespace tilstede::routine
