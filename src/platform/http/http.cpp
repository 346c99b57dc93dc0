#include "platform/http/http.hpp"

#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "platform/http/target.hpp"

namespace tilstede::http {

std::string_view name_of(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::patch:
      return "PATCH";
    case Method::del:
      return "DELETE";
  }
  return "";
}

std::optional<std::string_view> Request::header(std::string_view lower_case_name) const {
  const auto found = headers.find(lower_case_name);
  if (found == headers.end()) return std::nullopt;
  return found->second;
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
  const auto cookies = header("cookie");
  if (!cookies) return std::nullopt;
  return find_cookie(*cookies, name);
}

namespace {

// A missing name is a mistake in the handler; value() of the typed readers below says so by an exception.
std::string_view parameter(const Request& request, std::string_view name) {
  const auto found = request.parameters.find(name);
  return found == request.parameters.end() ? std::string_view{} : std::string_view{found->second};
}

}  // namespace

Uuid Request::uuid_parameter(std::string_view name) const {
  return parse_uuid(parameter(*this, name)).value();
}

Date Request::date_parameter(std::string_view name) const {
  return parse_date(parameter(*this, name)).value();
}

std::int64_t Request::int_parameter(std::string_view name) const {
  return parse_int(parameter(*this, name)).value();
}

Response json_response(int status, std::string body) {
  return Response{
      status, {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}}, std::move(body)};
}

Response empty_response(int status) {
  return Response{status, {{"Cache-Control", "no-store"}}, {}};
}

Response problem_response(const Request& request, const Problem& problem) {
  nlohmann::ordered_json json{{"type", "urn:tilstede:problem:" + problem.code},
                              {"title", problem.title},
                              {"status", problem.status},
                              {"detail", problem.detail},
                              {"code", problem.code},
                              {"request_id", request.request_id},
                              {"places", nlohmann::ordered_json::array()}};
  for (const auto& place : problem.places) {
    json["places"].push_back({{"pointer", place.pointer}, {"code", place.code}, {"detail", place.detail}});
  }
  // A pointer may hold a field name of the client's: never throw over its bytes.
  auto body = json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  return Response{problem.status,
                  {{"Content-Type", "application/problem+json"}, {"Cache-Control", "no-store"}},
                  std::move(body)};
}

Response too_busy_response(const Request& request, const std::string& detail, int retry_after_seconds) {
  auto response = problem_response(request, Problem{503, "too-busy", "The server is too busy", detail, {}});
  response.headers.emplace_back("Retry-After", std::to_string(retry_after_seconds));
  return response;
}

}  // namespace tilstede::http
