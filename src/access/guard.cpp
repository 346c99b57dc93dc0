#include "access/guard.hpp"

#include "access/session_guard.hpp"

namespace tilstede::access {

http::Handler signed_in(const Context& context, ActorHandler handler) {
  return with_session(context,
                      [handler = std::move(handler)](const http::Request& request, const Session& session) {
                        return handler(request, session.actor);
                      });
}

}  // namespace tilstede::access
