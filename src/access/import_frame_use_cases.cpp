#include "access/import_frame_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/audit.hpp"

namespace tilstede::access {
namespace {

std::string counts(const ImportReport& report) {
  const nlohmann::json payload = {{"read", report.read},
                                  {"added", report.added},
                                  {"changed", report.changed},
                                  {"unchanged", report.unchanged},
                                  {"refused", report.refused.size()}};
  return payload.dump();
}

ImportReport not_written(ImportReport report) {
  report.is_written = false;
  report.added = 0;
  report.changed = 0;
  report.unchanged = 0;
  return report;
}

}  // namespace

ImportReport import_in_one_transaction(const Context& context, const std::string& action,
                                       const std::string& file, const ImportReport& parsed,
                                       const ImportOptions& options,
                                       const std::function<void(db::Tx&, ImportReport&)>& write) {
  if (parsed.read == 0 && !parsed.refused.empty()) return not_written(parsed);
  if (options.on_progress) {
    options.on_progress({file, parsed.read, parsed.read});
    options.on_progress({"writing", 0, parsed.read});
  }
  // A refusal under --strict leaves the transaction as an error, which rolls it back.
  const auto answer = context.database.write([&](db::Tx& tx) -> Result<ImportReport, ImportReport> {
    ImportReport report = parsed;
    write(tx, report);
    std::stable_sort(report.refused.begin(), report.refused.end(),
                     [](const RefusedRow& a, const RefusedRow& b) { return a.line < b.line; });
    if (options.is_strict && !report.refused.empty()) return refused(not_written(report));
    record(tx, context, std::nullopt, {action, "file", file, counts(report)});
    return report;
  });
  if (answer && options.on_progress) options.on_progress({"written", parsed.read, parsed.read});
  return answer ? *answer : answer.error();
}

}  // namespace tilstede::access
