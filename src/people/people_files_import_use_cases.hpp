// Imports of guardians.csv and pupils.csv, beside the roster.
#pragma once

#include <string>

#include "base/import_report.hpp"
#include "platform/context.hpp"

namespace tilstede::people {

ImportReport import_guardians(const Context& context, const std::string& path, const ImportOptions& options);
ImportReport import_pupils(const Context& context, const std::string& path, const ImportOptions& options);

}  // namespace tilstede::people
