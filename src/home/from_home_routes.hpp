// The routes of those who answer homes; add_home_routes adds them.
#pragma once

#include "attendance/hooks.hpp"
#include "platform/context.hpp"
#include "platform/http/http.hpp"

namespace tilstede::home {

void add_from_home_routes(http::Router& router, const Context& context,
                          const attendance::OnPupilYearChanged& on_changed);

}  // namespace tilstede::home
