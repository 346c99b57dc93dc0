// Imports of the school route and of timetables. Flags that rest on them are evaluated again the coming
// night.
#pragma once

#include <string>

#include "base/import_report.hpp"
#include "platform/context.hpp"

namespace tilstede::calendar {

/// calendar.csv or iCalendar.
ImportReport import_calendar(const Context& context, const std::string& path, const ImportOptions& options);
ImportReport import_timetable(const Context& context, const std::string& path, const ImportOptions& options);

}  // namespace tilstede::calendar
