// The routes of the morning list.
#pragma once

#include "attendance/hooks.hpp"
#include "platform/context.hpp"
#include "platform/http/http.hpp"

namespace tilstede::morning {

/// `context` must outlive the router.
void add_morning_routes(http::Router& router, const Context& context,
                        const attendance::OnPupilYearChanged& on_changed);

}  // namespace tilstede::morning
