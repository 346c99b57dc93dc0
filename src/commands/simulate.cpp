#include <fmt/format.h>
#include <unistd.h>

#include "commands/commands.hpp"
#include "routine/files_use_cases.hpp"
#include "routine/what_if_use_cases.hpp"
#include "routine/what_if_view.hpp"

namespace tilstede::commands {
namespace {

std::string format_of(const SimulateArguments& arguments) {
  if (!arguments.format.empty()) return arguments.format;
  return isatty(STDOUT_FILENO) == 1 ? "words" : "csv";
}

routine::WhatIfTable table_of(const SimulateArguments& arguments) {
  using Table = routine::WhatIfTable;
  if (arguments.table.empty()) return arguments.variations.empty() ? Table::weeks : Table::variants;
  return routine::parse_table(arguments.table).value();
}

void refuse_misfits(const routine::Routine& proposed, const std::vector<routine::Variation>& variations) {
  std::string lines;
  for (const auto& wrong : routine::misfits(proposed, variations))
    lines += (lines.empty() ? "--vary: " : "\n--vary: ") + wrong;
  if (!lines.empty()) throw Refusal(lines);
}

}  // namespace

int simulate(const SimulateArguments& arguments) {
  const auto proposed = routine::read_routine(arguments.routine);
  refuse_misfits(proposed, arguments.variations);
  const Program program(arguments.common, Schema::existing);
  const auto in_force = routine::load_routines(routine_file(program.config()));
  const auto year = arguments.school_year.value_or(routine::last_whole_year(program.context().clock.today()));
  const auto answer = routine::simulate(program.context(), in_force, proposed, year, arguments.variations);
  const auto format = format_of(arguments);
  if (format == "json")
    fmt::print("{}", routine::to_json(answer, routine::WhatIfReader::command));
  else if (format == "csv")
    fmt::print("{}", routine::to_csv(answer, table_of(arguments)));
  else
    fmt::print("{}", routine::in_words(answer));
  return 0;
}

}  // namespace tilstede::commands
