// signed_in: wraps a handler so that it only runs for a valid session, with its Actor. Writes must also carry
// the CSRF token and the right Origin.
#pragma once

#include <functional>

#include "access/actor.hpp"
#include "platform/context.hpp"
#include "platform/http/http.hpp"

namespace tilstede::access {

using ActorHandler = std::function<http::Response(const http::Request&, const Actor&)>;

http::Handler signed_in(const Context& context, ActorHandler handler);

}  // namespace tilstede::access
