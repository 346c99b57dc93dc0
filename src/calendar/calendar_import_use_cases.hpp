// Imports of the school route and of timetables, which tell whose school days or lessons have changed.
#pragma once

#include <string>

#include "base/import_report.hpp"
#include "people/hooks.hpp"
#include "platform/context.hpp"

namespace tilstede::calendar {

/// calendar.csv or iCalendar.
ImportReport import_calendar(const Context& context, const std::string& path, const ImportOptions& options,
                             const people::OnPupilYearsChanged& on_changed);
ImportReport import_timetable(const Context& context, const std::string& path, const ImportOptions& options,
                              const people::OnPupilYearsChanged& on_changed);

}  // namespace tilstede::calendar
