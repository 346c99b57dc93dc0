// The routes of owner.
#pragma once

#include "platform/context.hpp"
#include "platform/http/http.hpp"
#include "routine/routines.hpp"

namespace tilstede::owner {

/// `context` and `routines` must outlive the router.
void add_owner_routes(http::Router& router, const Context& context, const routine::Routines& routines);

}  // namespace tilstede::owner
