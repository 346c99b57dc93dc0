// The routes of the office; add_home_routes adds them.
#pragma once

#include "platform/context.hpp"
#include "platform/http/http.hpp"

namespace tilstede::home {

void add_office_routes(http::Router& router, const Context& context);

}  // namespace tilstede::home
