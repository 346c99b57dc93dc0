#include <fmt/format.h>

#include "commands/commands.hpp"

namespace tilstede::commands {

int migrate(const CommonArguments& arguments) {
  const Program program(arguments, Schema::migrated);
  if (program.migrations_applied() == 0) {
    fmt::print(stderr, "up to date already\n");
  } else {
    fmt::print(stderr, "{} migrations applied\n", program.migrations_applied());
  }
  return 0;
}

}  // namespace tilstede::commands
