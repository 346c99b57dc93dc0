// Front: from a strict head to the call of a handler, and from whatever the handler does to an answer. Knows
// no sockets, so it is tested and fuzzed without any.
#pragma once

#include <optional>
#include <string>

#include "platform/http/addresses.hpp"
#include "platform/http/head.hpp"
#include "platform/http/http.hpp"
#include "platform/http/static_files.hpp"

namespace tilstede::http {

/// One request on its way: either it has its answer already, or `handler` is to be run when the body is
/// there.
struct Call {
  Request request;
  bool is_head = false;
  /// The target could not be read: the connection is not to be trusted with another request.
  bool is_malformed = false;
  const Handler* handler = nullptr;
  RouteOptions options;
  std::optional<Response> answer;
};

class Front {
 public:
  Front(const Router& router, const StaticFiles& files, AddressSet trusted_proxies)
      : router_(router), files_(files), trusted_(std::move(trusted_proxies)) {}

  Call prepare(Head head, const std::string& peer_address, std::string request_id) const;

  /// Runs the handler; an exception becomes 500 `internal`, a busy database 503, and a line in the log.
  static Response run(const Call& call) noexcept;

  const AddressSet& trusted_proxies() const { return trusted_; }

 private:
  void route(std::string_view method, Call& call) const;

  const Router& router_;
  const StaticFiles& files_;
  const AddressSet trusted_;
};

/// What the log and the metrics call requests that reached no route.
inline constexpr std::string_view kStaticRoute = "(static)";
inline constexpr std::string_view kNoRoute = "(none)";

/// 32 hexadecimal digits; unique enough to find a line in the log, and nothing secret.
std::string make_request_id();

}  // namespace tilstede::http
