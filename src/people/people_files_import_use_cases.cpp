#include "people/people_files_import_use_cases.hpp"

#include <filesystem>

#include "access/import_frame_use_cases.hpp"
#include "people/people_files_store.hpp"
#include "platform/files/files.hpp"

namespace tilstede::people {

ImportReport import_guardians(const Context& context, const std::string& path, const ImportOptions& options) {
  const std::string name = std::filesystem::path(path).filename().string();
  const auto file = parse_guardians(files::read_text(path), name);
  return access::import_in_one_transaction(context, "guardians.imported", name,
                                           {.read = file.read, .refused = file.refused}, options,
                                           [&](db::Tx& tx, ImportReport& report) {
                                             store::write_guardians(tx, context.ids, name, file.rows, report);
                                           });
}

ImportReport import_pupils(const Context& context, const std::string& path, const ImportOptions& options) {
  const std::string name = std::filesystem::path(path).filename().string();
  const auto file = parse_pupils(files::read_text(path), name);
  return access::import_in_one_transaction(
      context, "pupils.imported", name, {.read = file.read, .refused = file.refused}, options,
      [&](db::Tx& tx, ImportReport& report) { store::write_pupils(tx, name, file.rows, report); });
}

}  // namespace tilstede::people
