// The routes of followup.
#pragma once

#include "platform/context.hpp"
#include "platform/http/http.hpp"
#include "routine/routines.hpp"

namespace tilstede::followup {

/// `context` and `routines` must outlive the router.
void add_followup_routes(http::Router& router, const Context& context, const routine::Routines& routines);

}  // namespace tilstede::followup
