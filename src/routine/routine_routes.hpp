// The routes of flags and exemptions (api/openapi.yaml, tag routine).
#pragma once

#include "platform/context.hpp"
#include "platform/http/http.hpp"
#include "routine/routines.hpp"

namespace tilstede::routine {

/// `context` and `routines` must outlive the router.
void add_routine_routes(http::Router& router, const Context& context, const Routines& routines);

}  // namespace tilstede::routine
