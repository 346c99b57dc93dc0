// Any bytes as the head of a request, through scanner, strict parser, router, cookies and static files:
// refused with a problem, or a request in which everything is what it says it is.
// fuzzes: src/platform/http/head.cpp
// fuzzes: src/platform/http/target.cpp
// fuzzes: src/platform/http/router.cpp
// fuzzes: src/platform/http/http.cpp
// fuzzes: src/platform/http/front.cpp
// fuzzes: src/platform/http/answer.cpp
// fuzzes: src/platform/http/addresses.cpp
// fuzzes: src/platform/http/static_files.cpp
// fuzzes: src/platform/log/log.cpp
// fuzzes: src/platform/clock/clock.cpp
// fuzzes: src/platform/clock/oslo.cpp
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/text.hpp"
#include "platform/http/answer.hpp"
#include "platform/http/front.hpp"

namespace {

using namespace tilstede;
using namespace tilstede::http;

Router make_router() {
  Router router;
  const Handler handler = [](const Request& request) {
    request.cookie("__Host-session");
    return json_response(200, request.path);
  };
  router.add(Method::get, "/api/classes/{class_id:uuid}/register", [](const Request& request) {
    request.uuid_parameter("class_id");
    return empty_response();
  });
  router.add(Method::put, "/api/days/{date:date}/{count:int}", [](const Request& request) {
    request.date_parameter("date");
    request.int_parameter("count");
    return empty_response();
  });
  router.add(Method::post, "/api/texts/{text:text}", handler);
  router.add(Method::get, "/api/session", handler);
  return router;
}

void assert_scanned_alike_in_pieces(std::string_view bytes, HeadScanner::State whole, std::size_t end) {
  HeadScanner scanner;
  auto state = HeadScanner::State::incomplete;
  for (std::size_t size = 1; size <= bytes.size() && state == HeadScanner::State::incomplete; ++size) {
    state = scanner.scan(bytes.substr(0, size));
  }
  assert(state == whole && scanner.end() == end);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Router kRouter = make_router();
  static const StaticFiles kFiles;
  static const Front kFront(kRouter, kFiles, AddressSet({"127.0.0.1"}));
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);

  HeadScanner scanner;
  const auto state = scanner.scan(bytes);
  if (size < 512) assert_scanned_alike_in_pieces(bytes, state, scanner.end());
  if (state != HeadScanner::State::complete) return 0;
  auto head = parse_head(bytes.substr(0, scanner.end()));
  if (!head) {
    assert(head.error().status >= 400 && head.error().status < 500);
    return 0;
  }
  assert(!(head->is_chunked && head->content_length));
  const auto call = kFront.prepare(std::move(*head), "127.0.0.1", "request");
  assert(call.answer.has_value() != (call.handler != nullptr));
  assert(is_valid_utf8(call.request.path) && is_valid_utf8(call.request.client_address));
  for (const auto& [name, value] : call.request.query)
    assert(is_valid_utf8(name) && is_valid_utf8(value));

  // A handler that trusts the router's types never throws.
  const auto response = call.answer ? *call.answer : Front::run(call);
  assert(response.status != 500);
  answer_head(response, AnswerFraming{call.is_head, false, call.request.is_secure, call.request.request_id});
  return 0;
}
