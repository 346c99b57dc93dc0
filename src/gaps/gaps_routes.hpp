// The routes of gaps.
#pragma once

#include "platform/context.hpp"
#include "platform/http/http.hpp"

namespace tilstede::gaps {

/// `context` must outlive the router.
void add_gaps_routes(http::Router& router, const Context& context);

}  // namespace tilstede::gaps
