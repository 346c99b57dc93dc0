// import_oneroster: schools, classes, people and who belongs where, from OneRoster 1.2 CSV.
#pragma once

#include <string>

#include "base/import_report.hpp"
#include "platform/context.hpp"

namespace tilstede::people {

/// `path` is a folder or a zip. Every row is checked before any is written; all good rows in one transaction.
ImportReport import_oneroster(const Context& context, const std::string& path, const ImportOptions& options);

}  // namespace tilstede::people
