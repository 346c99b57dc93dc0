#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/http/http.hpp"

namespace tilstede::http {
namespace {

Handler answering(int status) {
  return [status](const Request&) { return empty_response(status); };
}

constexpr auto kId = "0192f0c1-2345-7abc-8def-0123456789ab";

class RouterTest : public testing::Test {
 protected:
  RouterTest() {
    router_.add(Method::get, "/api/classes/{class_id:uuid}/register/{date:date}", answering(201));
    router_.add(Method::post, "/api/classes/{class_id:uuid}/register/{date:date}", answering(202));
    router_.add(Method::get, "/api/things/{name:text}", answering(203));
    router_.add(Method::get, "/api/things/{number:int}", answering(204));
    router_.add(Method::get, "/api/things/mine", answering(205));
    router_.add(Method::get, "/", answering(206));
  }

  // The status of the handler that matched, or of the problem.
  int outcome(Method method, std::string_view path) const {
    const auto found = router_.find(method, path);
    if (const auto* problem = std::get_if<Problem>(&found)) return problem->status;
    return (*std::get<Router::Match>(found).handler)(Request{}).status;
  }

  Router router_;
};

TEST_F(RouterTest, takes_a_path_whose_typed_parameters_fit) {
  const auto path = std::string("/api/classes/") + kId + "/register/2024-10-31";
  const auto found = router_.find(Method::post, path);
  ASSERT_TRUE(std::holds_alternative<Router::Match>(found));
  const auto& match = std::get<Router::Match>(found);
  EXPECT_EQ(match.route, "/api/classes/{class_id:uuid}/register/{date:date}");

  Request request;
  request.parameters = match.parameters;
  EXPECT_EQ(to_text(request.uuid_parameter("class_id")), kId);
  EXPECT_EQ(to_text(request.date_parameter("date")), "2024-10-31");
  EXPECT_EQ(outcome(Method::post, path), 202);
}

TEST_F(RouterTest, has_nothing_where_a_parameter_has_the_wrong_type) {
  EXPECT_EQ(outcome(Method::get, "/api/classes/7/register/2024-10-31"), 404);
  EXPECT_EQ(outcome(Method::get, std::string("/api/classes/") + kId + "/register/2024-02-30"), 404);
  EXPECT_EQ(outcome(Method::get, std::string("/api/classes/") + kId + "/register/2024-10-31/"), 404);
  EXPECT_EQ(outcome(Method::get, "/api/things/"), 404);
  EXPECT_EQ(outcome(Method::get, "//"), 404);
  EXPECT_EQ(outcome(Method::get, ""), 206);
}

TEST_F(RouterTest, prefers_a_literal_to_a_checked_type_to_a_text) {
  EXPECT_EQ(outcome(Method::get, "/api/things/mine"), 205);
  EXPECT_EQ(outcome(Method::get, "/api/things/17"), 204);
  EXPECT_EQ(outcome(Method::get, "/api/things/-17"), 204);
  EXPECT_EQ(outcome(Method::get, "/api/things/17a"), 203);
}

TEST_F(RouterTest, says_what_is_allowed_when_only_the_method_is_wrong) {
  const auto path = std::string("/api/classes/") + kId + "/register/2024-10-31";
  const auto found = router_.find(Method::del, path);
  ASSERT_TRUE(std::holds_alternative<Problem>(found));
  EXPECT_EQ(std::get<Problem>(found).status, 405);
  EXPECT_EQ(std::get<Problem>(found).code, "method-not-allowed");
  EXPECT_THAT(std::get<Problem>(found).detail, testing::HasSubstr("GET, HEAD, POST"));
  EXPECT_EQ(router_.allowed(path), "GET, HEAD, POST");
  EXPECT_EQ(router_.allowed("/api/nothing"), "");
}

TEST_F(RouterTest, lists_every_route_sorted) {
  EXPECT_THAT(router_.listing(),
              testing::ElementsAre("GET /", "GET /api/classes/{class_id:uuid}/register/{date:date}",
                                   "GET /api/things/mine", "GET /api/things/{name:text}",
                                   "GET /api/things/{number:int}",
                                   "POST /api/classes/{class_id:uuid}/register/{date:date}"));
}

TEST(RouterDeathTest, refuses_the_same_method_and_shape_twice) {
  Router router;
  router.add(Method::get, "/a/{b:uuid}", answering(200));
  router.add(Method::get, "/a/{b:date}", answering(200));
  router.add(Method::post, "/a/{b:uuid}", answering(200));
  EXPECT_DEATH(router.add(Method::get, "/a/{c:uuid}", answering(200)), "added twice");
}

TEST(Problems, are_written_as_problem_json) {
  Request request;
  request.request_id = "r1";
  const auto response = problem_response(
      request, Problem{422, "invalid-request", "Title", "Detail", {{"/marks/3", "missing", "a text"}}});
  EXPECT_EQ(response.status, 422);
  EXPECT_EQ(response.headers[0].second, "application/problem+json");
  EXPECT_EQ(
      response.body,
      R"({"type":"urn:tilstede:problem:invalid-request","title":"Title","status":422,"detail":"Detail",)"
      R"("code":"invalid-request","request_id":"r1",)"
      R"("places":[{"pointer":"/marks/3","code":"missing","detail":"a text"}]})");
  EXPECT_NO_THROW(problem_response(request, Problem{422, "x", "", "", {{"/\xff", "", ""}}}));
}

}  // namespace
}  // namespace tilstede::http
