// The route by which a proposed routine is tried on a school year (api/openapi.yaml, tag routine).
#pragma once

#include "platform/context.hpp"
#include "platform/http/http.hpp"
#include "routine/routines.hpp"

namespace tilstede::routine {

/// `context` and `routines` must outlive the router.
void add_what_if_routes(http::Router& router, const Context& context, const Routines& routines);

}  // namespace tilstede::routine
