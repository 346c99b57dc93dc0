#include "people/roster_import_use_cases.hpp"

#include <filesystem>

#include "access/import_frame_use_cases.hpp"
#include "people/roster_parse.hpp"
#include "people/roster_store.hpp"
#include "platform/files/archive.hpp"

namespace tilstede::people {

ImportReport import_oneroster(const Context& context, const std::string& path, const ImportOptions& options) {
  const ParsedRoster parsed = parse_roster(files::read_folder_or_zip(path), options);
  ImportReport report{.read = parsed.read, .refused = parsed.refused};
  if (!parsed.is_complete) {
    report.is_written = false;
    return report;
  }
  const std::string name = std::filesystem::path(path).filename().string();
  return access::import_in_one_transaction(
      context, "roster.imported", name, report, options, [&](db::Tx& tx, ImportReport& written) {
        store::write_roster(tx, context.ids, parsed.roster, context.clock.today(), written);
      });
}

}  // namespace tilstede::people
