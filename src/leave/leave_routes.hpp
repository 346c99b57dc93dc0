// The routes of leave.
#pragma once

#include "attendance/hooks.hpp"
#include "platform/context.hpp"
#include "platform/http/http.hpp"

namespace tilstede::leave {

void add_leave_routes(http::Router& router, const Context& context,
                      const attendance::OnPupilYearChanged& on_changed);

}  // namespace tilstede::leave
