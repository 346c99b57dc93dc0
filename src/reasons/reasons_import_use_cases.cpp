#include "reasons/reasons_import_use_cases.hpp"

#include <algorithm>
#include <filesystem>

#include "access/import_frame_use_cases.hpp"
#include "platform/files/files.hpp"
#include "reasons/reasons_file.hpp"
#include "reasons/reasons_use_cases.hpp"

namespace tilstede::reasons {
namespace {

// "/name/nb" is the column name_nb.
std::string column_of(const std::string& pointer) {
  std::string column = pointer.substr(1);
  std::ranges::replace(column, '/', '_');
  return column;
}

void import_row(db::Tx& tx, const Context& context, const std::string& file, int line, const Reason& wish,
                const people::OnPupilYearsChanged& on_changed, ImportReport& report) {
  const auto known = catalogue(tx);
  const bool is_new = std::ranges::find(known, wish.code, &Reason::code) == known.end();
  if (const auto problem = problem_of(wish, known, is_new)) {
    const ProblemPlace& place = problem->places.front();
    report.refused.push_back({file, line, column_of(place.pointer), place.code, place.detail});
    return;
  }
  switch (write_reason(tx, context, std::nullopt, wish, on_changed)) {
    case Change::none:
      ++report.unchanged;
      break;
    case Change::added:
      ++report.added;
      break;
    case Change::changed:
      ++report.changed;
      break;
  }
}

}  // namespace

ImportReport import_reasons(const Context& context, const std::string& path, const ImportOptions& options,
                            const people::OnPupilYearsChanged& on_changed) {
  const std::string name = std::filesystem::path(path).filename().string();
  const ReasonsFile file = parse_reasons_file(files::read_text(path), name);
  return access::import_in_one_transaction(context, "reasons.imported", name,
                                           {.read = file.read, .refused = file.refused}, options,
                                           [&](db::Tx& tx, ImportReport& report) {
                                             for (const auto& [line, wish] : file.rows)
                                               import_row(tx, context, name, line, wish, on_changed, report);
                                           });
}

}  // namespace tilstede::reasons
