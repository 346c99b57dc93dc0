// The session as HTTP sees it: its cookie, and what a write must carry. signed_in (guard.hpp) is for
// everybody else.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "access/session_use_cases.hpp"
#include "base/problem.hpp"
#include "platform/http/http.hpp"

namespace tilstede::access {

using SessionHandler = std::function<http::Response(const http::Request&, const Session&)>;

/// 401 without a session; 403 for a write without the right Origin and CSRF token.
http::Handler with_session(const Context& context, SessionHandler handler);

/// For writes without a session (signing in): the Origin alone.
std::optional<Problem> refused_origin(const Context& context, const http::Request& request);

/// Empty when there is none.
std::string_view session_token(const Context& context, const http::Request& request);

/// `Set-Cookie` for a token; an empty token takes the cookie away.
std::string session_cookie(const Context& context, const http::Request& request, std::string_view token);

/// A cookie of a feature's own, with the rules of the session's; an empty value takes it away.
std::string cookie(const Context& context, const http::Request& request, std::string_view name,
                   std::string_view value, std::chrono::seconds max_age);
/// Its value, or empty.
std::string_view cookie_value(const Context& context, const http::Request& request, std::string_view name);

/// The cookie by which a browser that has signed in before is known again when a sign-in fails. It gives no
/// right.
std::string_view device_token(const Context& context, const http::Request& request);
std::string device_cookie(const Context& context, const http::Request& request, std::string_view token);

}  // namespace tilstede::access
