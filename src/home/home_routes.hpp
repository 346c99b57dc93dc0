// The routes of homes, and of the school about them: guardian, office, and whoever answers.
#pragma once

#include "attendance/hooks.hpp"
#include "platform/context.hpp"
#include "platform/http/http.hpp"

namespace tilstede::home {

void add_home_routes(http::Router& router, const Context& context,
                     const attendance::OnPupilYearChanged& on_changed);

}  // namespace tilstede::home
