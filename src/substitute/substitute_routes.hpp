// The routes of substitutes (api/openapi.yaml, tag substitute).
#pragma once

#include "attendance/hooks.hpp"
#include "platform/context.hpp"
#include "platform/http/http.hpp"

namespace tilstede::substitute {

/// `context` must outlive the router.
void add_substitute_routes(http::Router& router, const Context& context,
                           const attendance::OnPupilYearChanged& on_changed);

}  // namespace tilstede::substitute
