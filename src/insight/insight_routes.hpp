// GET /api/pupils/{pupil_id}/log and POST /api/log/pupils.
#pragma once

#include "platform/context.hpp"
#include "platform/http/http.hpp"

namespace tilstede::insight {

void add_insight_routes(http::Router& router, const Context& context);

}  // namespace tilstede::insight
