// The flags after an import: many pupil-years at once, of any school year.
#pragma once

#include <vector>

#include "attendance/changes.hpp"
#include "base/import_report.hpp"
#include "platform/context.hpp"
#include "routine/routines.hpp"

namespace tilstede::routine {

/// As reevaluate (flags_use_cases.hpp), of those pupil-years that have absence or a flag that stands: nobody
/// else can have a finding. The pupils must be locked.
std::vector<attendance::FlagChange> reevaluate_imported(db::Tx& tx, const Context& context,
                                                        const Routines& routines,
                                                        const std::vector<attendance::PupilYearKey>& keys,
                                                        const OnProgress& on_progress);

}  // namespace tilstede::routine
