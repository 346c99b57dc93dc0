// The routes of plans for adapted schooling.
#pragma once

#include "people/hooks.hpp"
#include "platform/context.hpp"
#include "platform/http/http.hpp"

namespace tilstede::adapted {

/// `context` must outlive the router.
void add_plans_routes(http::Router& router, const Context& context,
                      const people::OnPupilYearsChanged& on_changed);

}  // namespace tilstede::adapted
