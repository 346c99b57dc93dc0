// The routes of the catalogue of reasons.
#pragma once

#include "people/hooks.hpp"
#include "platform/context.hpp"
#include "platform/http/http.hpp"

namespace tilstede::reasons {

/// `context` must outlive the router.
void add_reasons_routes(http::Router& router, const Context& context,
                        const people::OnPupilYearsChanged& on_changed);

}  // namespace tilstede::reasons
