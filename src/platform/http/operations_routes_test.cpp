#include "platform/http/operations_routes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/http/wire_testing.hpp"

namespace tilstede::http {
namespace {

using testing::AllOf;
using testing::HasSubstr;

Response call(const Router& router, std::string_view path, const Request& request = {}) {
  const auto found = router.find(Method::get, path);
  return (*std::get<Router::Match>(found).handler)(request);
}

Request from(std::string address) {
  Request request;
  request.client_address = std::move(address);
  return request;
}

TEST(Health, is_live_whatever_the_database_does_and_ready_when_it_answers) {
  const QuietLog quiet;
  bool is_there = true;
  Router router;
  add_health_routes(router, [&] { return is_there ? true : throw std::runtime_error("gone"); });
  EXPECT_EQ(call(router, "/health/live").status, 200);
  EXPECT_EQ(call(router, "/health/ready").body, R"({"status":"ready"})");
  is_there = false;
  EXPECT_EQ(call(router, "/health/live").body, R"({"status":"live"})");
  EXPECT_EQ(call(router, "/health/ready").status, 503);
  EXPECT_EQ(call(router, "/health/ready").body, R"({"status":"unavailable"})");
}

TEST(MetricsRoute, counts_requests_by_route_method_and_status) {
  Metrics metrics;
  Router router;
  add_metrics_route(router, metrics, {});
  metrics.request_began();
  metrics.request_began();
  metrics.request_done("/api/a/{b:uuid}", "GET", 200, std::chrono::milliseconds(2));
  metrics.rejected("queue");
  metrics.set_queue_depth(3);
  const auto text = call(router, "/metrics", from("127.0.0.1")).body;
  EXPECT_THAT(
      text,
      AllOf(
          HasSubstr(R"(tilstede_http_requests_total{method="GET",route="/api/a/{b:uuid}",status="200"} 1)"),
          HasSubstr(R"(tilstede_http_request_duration_seconds_bucket{route="/api/a/{b:uuid}",le="0.003"} 1)"),
          HasSubstr("tilstede_http_requests_in_flight 1"), HasSubstr("tilstede_http_queue_depth 3"),
          HasSubstr(R"(tilstede_http_rejected_total{reason="queue"} 1)")));
}

TEST(MetricsRoute, is_there_for_this_machine_and_for_named_readers_alone) {
  const Metrics metrics;
  Router router;
  add_metrics_route(router, metrics, {"10.0.0.7"});
  EXPECT_EQ(call(router, "/metrics", from("::1")).status, 200);
  EXPECT_EQ(call(router, "/metrics", from("10.0.0.7")).status, 200);
  EXPECT_EQ(call(router, "/metrics", from("10.0.0.8")).status, 404);
  EXPECT_EQ(call(router, "/metrics", from("203.0.113.9")).status, 404);

  // A proxy on this machine that was not configured as one: the request comes from the outside all the same.
  auto passed_on = from("127.0.0.1");
  passed_on.headers["x-forwarded-for"] = "203.0.113.9";
  EXPECT_EQ(call(router, "/metrics", passed_on).status, 404);
}

}  // namespace
}  // namespace tilstede::http
