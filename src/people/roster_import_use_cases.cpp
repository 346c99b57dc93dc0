#include "people/roster_import_use_cases.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "access/audit.hpp"
#include "people/roster_parse.hpp"
#include "people/roster_store.hpp"
#include "platform/files/archive.hpp"

namespace tilstede::people {

ImportReport import_oneroster(const Context& context, const std::string& path, const ImportOptions& options) {
  const ParsedRoster parsed = parse_roster(files::read_folder_or_zip(path), options);
  ImportReport report{.read = parsed.read, .refused = parsed.refused};
  if (!parsed.is_complete || (options.is_strict && !report.refused.empty())) {
    report.is_written = false;
    return report;
  }
  const std::string name = std::filesystem::path(path).filename().string();
  return context.database.write([&](db::Tx& tx) {
    ImportReport written = report;
    store::write_roster(tx, context.ids, parsed.roster, context.clock.today(), written);
    const nlohmann::json payload = {{"read", written.read},
                                    {"added", written.added},
                                    {"changed", written.changed},
                                    {"refused", written.refused.size()}};
    access::record(tx, context, std::nullopt, {"roster.imported", "file", name, payload.dump()});
    return written;
  });
}

}  // namespace tilstede::people
