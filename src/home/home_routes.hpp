// The routes of homes: reporting absence, taking it back, and what the guardian's page reads.
#pragma once

#include "platform/context.hpp"
#include "platform/http/http.hpp"

namespace tilstede::home {

void add_home_routes(http::Router& router, const Context& context);

}  // namespace tilstede::home
