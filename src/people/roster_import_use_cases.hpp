// import_oneroster: schools, classes, people and who belongs where, from OneRoster 1.2 CSV.
#pragma once

#include <string>

#include "base/import_report.hpp"
#include "people/hooks.hpp"
#include "platform/context.hpp"

namespace tilstede::people {

/// `path` is a folder or a zip. Every row is checked before any is written; all good rows in one transaction,
/// which also tells whose school days or lessons have changed.
ImportReport import_oneroster(const Context& context, const std::string& path, const ImportOptions& options,
                              const OnPupilYearsChanged& on_changed);

}  // namespace tilstede::people
