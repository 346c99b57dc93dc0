#include "platform/http/operations_routes.hpp"

#include "platform/http/addresses.hpp"
#include "platform/log/log.hpp"

namespace tilstede::http {

namespace {

bool asks_database(const std::function<bool()>& is_ready) {
  try {
    return is_ready();
  } catch (const std::exception&) {
    return false;
  }
}

// A request that a proxy on this machine passed on is not from this machine, whoever the proxy says it is
// from.
bool is_from_this_machine(const Request& request) {
  return is_loopback(request.client_address) && !request.header("x-forwarded-for") &&
         !request.header("forwarded");
}

}  // namespace

void add_health_routes(Router& router, std::function<bool()> is_ready) {
  router.add(
      Method::get, "/health/live", [](const Request&) { return json_response(200, R"({"status":"live"})"); },
      RouteOptions{.is_immediate = true});
  router.add(Method::get, "/health/ready", [is_ready = std::move(is_ready)](const Request&) {
    if (asks_database(is_ready)) return json_response(200, R"({"status":"ready"})");
    log::warn("not_ready");
    return json_response(503, R"({"status":"unavailable"})");
  });
}

void add_metrics_route(Router& router, const Metrics& metrics, const std::vector<std::string>& readers) {
  router.add(
      Method::get, "/metrics",
      [&metrics, readers = AddressSet(readers)](const Request& request) {
        if (!is_from_this_machine(request) && !readers.contains(request.client_address)) {
          return problem_response(
              request,
              Problem{404, "not-found", "There is nothing here", "No resource has this address.", {}});
        }
        return Response{200, {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}}, metrics.text()};
      },
      RouteOptions{.is_immediate = true});
}

}  // namespace tilstede::http
