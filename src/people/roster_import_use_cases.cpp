#include "people/roster_import_use_cases.hpp"

#include <filesystem>

#include "access/import_frame_use_cases.hpp"
#include "people/changes_use_cases.hpp"
#include "people/grounds_store.hpp"
#include "people/lock.hpp"
#include "people/roster_parse.hpp"
#include "people/roster_store.hpp"
#include "platform/files/archive.hpp"

namespace tilstede::people {
namespace {

// Whom a roster touches is known only when it is written, so all are locked before anything is read.
void write(db::Tx& tx, const Context& context, const Roster& roster, ImportReport& report,
           const OnPupilYearsChanged& on_changed) {
  const Date today = context.clock.today();
  const SchoolYear next_year{school_year_of(today).begins + 1};
  lock_all_pupils(tx);
  const Grounds before = store::read_grounds(tx, next_year);
  store::write_roster(tx, context.ids, roster, today, report);
  record_change_of_everything(tx, context);
  const auto changed = changed_years(before, store::read_grounds(tx, next_year));
  if (!changed.empty()) on_changed(tx, changed);
}

}  // namespace

ImportReport import_oneroster(const Context& context, const std::string& path, const ImportOptions& options,
                              const OnPupilYearsChanged& on_changed) {
  const ParsedRoster parsed = parse_roster(files::read_folder_or_zip(path), options);
  ImportReport report{.read = parsed.read, .refused = parsed.refused};
  if (!parsed.is_complete) {
    report.is_written = false;
    return report;
  }
  const std::string name = std::filesystem::path(path).filename().string();
  return access::import_in_one_transaction(
      context, "roster.imported", name, report, options,
      [&](db::Tx& tx, ImportReport& written) { write(tx, context, parsed.roster, written, on_changed); });
}

}  // namespace tilstede::people
