// The routes of attendance.
#pragma once

#include "attendance/hooks.hpp"
#include "platform/context.hpp"
#include "platform/http/http.hpp"

namespace tilstede::attendance {

/// `context` must outlive the router.
void add_attendance_routes(http::Router& router, const Context& context,
                           const OnPupilYearChanged& on_changed);

}  // namespace tilstede::attendance
