// Signing in and out, the demo's people, and the confirmation of the rules of privacy.
#pragma once

#include "platform/context.hpp"
#include "platform/http/http.hpp"

namespace tilstede::access {

void add_access_routes(http::Router& router, const Context& context);

}  // namespace tilstede::access
