#include "access/session_guard.hpp"

#include <fmt/format.h>

#include "access/origin.hpp"
#include "access/problems.hpp"
#include "platform/crypto/crypto.hpp"

namespace tilstede::access {
namespace {

constexpr std::chrono::hours kDeviceKept{24 * 365};

bool is_https(const Context& context, const http::Request& request) {
  return request.is_secure || context.config.public_url.starts_with("https://");
}

// __Host- binds the cookie to this host and to TLS; browsers refuse it on the demo's plain loopback.
std::string name_of_cookie(const Context& context, const http::Request& request, std::string_view name) {
  return (is_https(context, request) ? "__Host-" : "") + std::string(name);
}

bool is_write(const http::Request& request) {
  return request.method != http::Method::get;
}

std::optional<Problem> refused_write(const Context& context, const http::Request& request,
                                     const Session& session) {
  if (auto problem = refused_origin(context, request)) return problem;
  const auto token = request.header("x-csrf-token");
  if (!token) return csrf_token_missing();
  if (!crypto::is_equal_secret(*token, session.csrf_token)) return csrf_token_wrong();
  return std::nullopt;
}

}  // namespace

http::Handler with_session(const Context& context, SessionHandler handler) {
  return [&context, handler = std::move(handler)](const http::Request& request) {
    const auto session = read_session(context, session_token(context, request));
    if (!session) return http::problem_response(request, not_signed_in());
    if (is_write(request)) {
      if (const auto problem = refused_write(context, request, *session)) {
        return http::problem_response(request, *problem);
      }
    }
    return handler(request, *session);
  };
}

std::optional<Problem> refused_origin(const Context& context, const http::Request& request) {
  // Browsers send it with every write; programs that send none hold no cookie of somebody else's either.
  const auto origin = request.header("origin");
  if (!origin) return std::nullopt;
  if (is_own_origin(*origin, request.header("host").value_or(""), context.config.public_url))
    return std::nullopt;
  return origin_not_allowed();
}

std::string_view session_token(const Context& context, const http::Request& request) {
  return request.cookie(name_of_cookie(context, request, "session")).value_or("");
}

std::string session_cookie(const Context& context, const http::Request& request, std::string_view token) {
  const auto max_age = token.empty() ? std::chrono::minutes(0) : context.config.session_max;
  return cookie(context, request, "session", token, max_age);
}

std::string cookie(const Context& context, const http::Request& request, std::string_view name,
                   std::string_view value, std::chrono::seconds max_age) {
  return fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax{}",
                     name_of_cookie(context, request, name), value, max_age.count(),
                     is_https(context, request) ? "; Secure" : "");
}

std::string_view cookie_value(const Context& context, const http::Request& request, std::string_view name) {
  return request.cookie(name_of_cookie(context, request, name)).value_or("");
}

std::string_view device_token(const Context& context, const http::Request& request) {
  return request.cookie(name_of_cookie(context, request, "device")).value_or("");
}

std::string device_cookie(const Context& context, const http::Request& request, std::string_view token) {
  return cookie(context, request, "device", token, kDeviceKept);
}

}  // namespace tilstede::access
