// The routes of absence outside the pupil's control.
#pragma once

#include "attendance/hooks.hpp"
#include "platform/context.hpp"
#include "platform/http/http.hpp"

namespace tilstede::outside_control {

void add_outside_control_routes(http::Router& router, const Context& context,
                                const attendance::OnPupilYearChanged& on_changed);

}  // namespace tilstede::outside_control
