#include <fmt/format.h>

#include "commands/commands.hpp"
#include "routine/evaluate_use_cases.hpp"

namespace tilstede::commands {

int evaluate(const EvaluateArguments& arguments) {
  const Program program(arguments.common, Schema::existing);
  const std::string file = arguments.routine.empty() ? routine_file(program.config()) : arguments.routine;
  const Date as_of = arguments.as_of.value_or(program.context().clock.today());
  const SchoolYear year = arguments.school_year.value_or(school_year_of(as_of));
  const auto rows = routine::evaluate(program.context(), routine::load_routines(file),
                                      !arguments.routine.empty(), year, as_of, arguments.known_at);
  fmt::print("{}", arguments.format == "json" ? routine::to_json(rows) : routine::to_csv(rows));
  return 0;
}

int check_routine(const std::string& file) {
  fmt::print("{}", routine::check_file(file));
  return 0;
}

}  // namespace tilstede::commands
