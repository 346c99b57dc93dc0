// Request, Response and Router: what a handler sees of HTTP. The wire itself is http_server.cpp.
// Handlers are plain synchronous functions that run on the worker pool.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/problem.hpp"
#include "base/uuid.hpp"

namespace tilstede::http {

enum class Method { get, post, put, patch, del };

std::string_view name_of(Method method);

struct Request {
  Method method = Method::get;
  /// Decoded, without the query.
  std::string path;
  /// Decoded; a repeated name keeps its first value and sets `has_repeated_query`.
  std::map<std::string, std::string, std::less<>> query;
  bool has_repeated_query = false;
  /// Names in lower case.
  std::map<std::string, std::string, std::less<>> headers;
  std::string body;
  /// Filled by the router from the pattern's braces.
  std::map<std::string, std::string, std::less<>> parameters;
  /// The pattern that matched, e.g. "/api/classes/{class_id:uuid}/register"; for metrics and idempotency.
  std::string route;
  /// One per request; also in the answer's header and in the log line.
  std::string request_id;
  /// The client's address; X-Forwarded-For counts only from a configured proxy.
  std::string client_address;
  /// The outside scheme is https, as a configured proxy says it.
  bool is_secure = false;

  std::optional<std::string_view> header(std::string_view lower_case_name) const;
  std::optional<std::string_view> cookie(std::string_view name) const;

  /// A path parameter that the pattern typed as uuid, date or int: already checked by the router.
  Uuid uuid_parameter(std::string_view name) const;
  Date date_parameter(std::string_view name) const;
  std::int64_t int_parameter(std::string_view name) const;
  template <class IdType>
  IdType id_parameter(std::string_view name) const {
    return IdType{uuid_parameter(name)};
  }
};

struct Response {
  int status = 200;
  /// Names as they are sent; content-length and the security headers are added by the server.
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

/// application/json, no-store.
Response json_response(int status, std::string body);
Response empty_response(int status = 204);
/// application/problem+json with type, title, status, detail, code, request_id and places.
Response problem_response(const Request& request, const Problem& problem);
/// 503 `too-busy`, with Retry-After.
Response too_busy_response(const Request& request, const std::string& detail, int retry_after_seconds);

using Handler = std::function<Response(const Request&)>;

struct RouteOptions {
  std::size_t body_bytes_max = 1 << 20;
  /// Cheap and never blocking: answered at once, even when every worker is busy (/health/live, /metrics).
  bool is_immediate = false;
};

/// 405 `method-not-allowed`; `allowed` as Router::allowed gives it.
Problem method_not_allowed(const std::string& allowed);

class Router {
 public:
  /// `pattern` has typed parameters: "/api/classes/{class_id:uuid}/register/{date:date}"; types are uuid,
  /// date, int and text. Adding the same method and shape twice is a programmer's mistake (assert).
  void add(Method method, std::string_view pattern, Handler handler, RouteOptions options = {});

  struct Match {
    const Handler* handler = nullptr;
    const RouteOptions* options = nullptr;
    std::string route;
    std::map<std::string, std::string, std::less<>> parameters;
  };
  /// The match, or the problem: 404 `not-found`, 405 `method-not-allowed` (with what is allowed in the
  /// detail).
  std::variant<Match, Problem> find(Method method, std::string_view path) const;

  /// What the Allow header says for this path: "GET, HEAD, POST"; empty when nothing is there.
  std::string allowed(std::string_view path) const;

  /// Every route as "GET /api/...", sorted; the access table of the tests must name each of them.
  std::vector<std::string> listing() const;

 private:
  struct Route;
  std::vector<std::shared_ptr<const Route>> routes_;
};

}  // namespace tilstede::http
