// The routes of owner.
#pragma once

#include "owner/snapshot_use_cases.hpp"
#include "platform/context.hpp"
#include "platform/http/http.hpp"

namespace tilstede::owner {

/// `context` and `snapshots` must outlive the router.
void add_owner_routes(http::Router& router, const Context& context, Snapshots& snapshots);

}  // namespace tilstede::owner
