#include "calendar/calendar_import_use_cases.hpp"

#include <filesystem>

#include "access/import_frame_use_cases.hpp"
#include "calendar/calendar_import_store.hpp"
#include "platform/files/files.hpp"

namespace tilstede::calendar {

ImportReport import_calendar(const Context& context, const std::string& path, const ImportOptions& options) {
  const std::string name = std::filesystem::path(path).filename().string();
  const auto file = parse_calendar(files::read_text(path), name);
  return access::import_in_one_transaction(context, "calendar.imported", name,
                                           {.read = file.read, .refused = file.refused}, options,
                                           [&](db::Tx& tx, ImportReport& report) {
                                             store::write_calendar(tx, context.ids, name, file.rows, report);
                                           });
}

ImportReport import_timetable(const Context& context, const std::string& path, const ImportOptions& options) {
  const std::string name = std::filesystem::path(path).filename().string();
  const auto file = parse_timetable(files::read_text(path), name);
  return access::import_in_one_transaction(context, "timetable.imported", name,
                                           {.read = file.read, .refused = file.refused}, options,
                                           [&](db::Tx& tx, ImportReport& report) {
                                             store::write_timetable(tx, context.ids, name, file.rows, report);
                                           });
}

}  // namespace tilstede::calendar
