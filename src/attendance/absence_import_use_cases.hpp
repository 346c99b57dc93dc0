// import_absence: absence.csv into the database, and every touched pupil-year evaluated once, in one
// transaction.
#pragma once

#include <string>

#include "attendance/hooks.hpp"
#include "base/import_report.hpp"
#include "platform/context.hpp"

namespace tilstede::attendance {

/// Every row is checked before any is written. Importing the same file again changes nothing; a changed row
/// supersedes what it said before; what was made by hand stands.
ImportReport import_absence(const Context& context, const std::string& path, const ImportOptions& options,
                            const OnPupilYearChanged& on_changed);

}  // namespace tilstede::attendance
