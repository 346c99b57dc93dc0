// import_reasons: reasons.csv into the catalogue. What the file does not name stands as it is.
#pragma once

#include <string>

#include "base/import_report.hpp"
#include "people/hooks.hpp"
#include "platform/context.hpp"

namespace tilstede::reasons {

ImportReport import_reasons(const Context& context, const std::string& path, const ImportOptions& options,
                            const people::OnPupilYearsChanged& on_changed);

}  // namespace tilstede::reasons
