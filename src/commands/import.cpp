#include <fmt/format.h>
#include <unistd.h>

#include "attendance/absence_import_use_cases.hpp"
#include "calendar/calendar_import_use_cases.hpp"
#include "commands/commands.hpp"
#include "people/people_files_import_use_cases.hpp"
#include "people/roster_import_use_cases.hpp"
#include "reasons/reasons_import_use_cases.hpp"
#include "routine/files_use_cases.hpp"
#include "routine/imported_use_cases.hpp"

namespace tilstede::commands {
namespace {

ImportOptions options_of(const ImportArguments& arguments) {
  ImportOptions options;
  options.is_strict = arguments.is_strict;
  if (isatty(STDERR_FILENO) != 0) {
    options.on_progress = [part = std::string()](const ImportProgress& progress) mutable {
      if (part != progress.what) {
        if (!part.empty()) fmt::print(stderr, "\n");
        part = progress.what;
      }
      fmt::print(stderr, "\r{}: {} of {} {}", progress.what, progress.done, progress.total, progress.unit);
    };
  }
  return options;
}

ImportReport import_file(const ImportArguments& arguments, const Context& context,
                         const ImportOptions& options) {
  const std::string& path = arguments.path;
  if (arguments.what == "guardians") return people::import_guardians(context, path, options);
  if (arguments.what == "pupils") return people::import_pupils(context, path, options);
  // The others change what flags rest on.
  const routine::Routines routines = routine::load_routines(routine_file(context.config));
  const auto reevaluate = [&](db::Tx& tx, const std::vector<PupilYearKey>& keys) {
    return routine::reevaluate_imported(tx, context, routines, keys, options.on_progress);
  };
  if (arguments.what == "oneroster") return people::import_oneroster(context, path, options, reevaluate);
  if (arguments.what == "calendar") return calendar::import_calendar(context, path, options, reevaluate);
  if (arguments.what == "timetable") return calendar::import_timetable(context, path, options, reevaluate);
  if (arguments.what == "reasons") return reasons::import_reasons(context, path, options, reevaluate);
  return attendance::import_absence(context, path, options, reevaluate);
}

}  // namespace

int import(const ImportArguments& arguments) {
  const Program program(arguments.common, Schema::made_if_missing);
  const ImportReport report = import_file(arguments, program.context(), options_of(arguments));
  if (isatty(STDERR_FILENO) != 0) fmt::print(stderr, "\n");
  fmt::print("{}", to_csv(report));
  fmt::print(stderr, "{}\n", summary(report));
  return report.is_written ? 0 : 1;
}

}  // namespace tilstede::commands
