#include "owner/statistics.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "commands/commands.hpp"
#include "owner/statistics_use_cases.hpp"
#include "routine/files_use_cases.hpp"

namespace tilstede::commands {

int statistics(const StatisticsArguments& arguments) {
  const auto keys = owner::parse_keys(arguments.by);
  if (!keys) throw Refusal("--by: " + keys.error());
  const auto measure = owner::parse_measure(arguments.measure);
  if (!measure) throw Refusal("--measure: " + measure.error());
  const Program program(arguments.common, Schema::existing);
  const Date today = program.context().clock.today();
  const SchoolYear year = arguments.school_year.value_or(school_year_of(arguments.until.value_or(today)));
  const Date until = std::min(arguments.until.value_or(std::min(today, last_day(year))), last_day(year));
  if (until < first_day(year)) throw Refusal("--until lies before the school year begins");
  const routine::Routines routines = routine::load_routines(routine_file(program.config()));
  const auto rows =
      owner::group(owner::pupil_figures(program.context(), routines, *measure, year, until), *keys, *measure);
  fmt::print("{}", arguments.format == "json" ? owner::to_json(rows, *keys) : owner::to_csv(rows, *keys));
  return 0;
}

}  // namespace tilstede::commands
