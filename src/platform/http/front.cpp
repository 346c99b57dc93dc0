#include "platform/http/front.hpp"

#include <cxxabi.h>
#include <fmt/format.h>

#include <cstdlib>
#include <memory>
#include <random>
#include <stdexcept>
#include <typeinfo>

#include "base/text.hpp"
#include "platform/db/db.hpp"
#include "platform/http/target.hpp"
#include "platform/log/log.hpp"

namespace tilstede::http {

namespace {

std::optional<Method> method_of(std::string_view name) {
  if (name == "GET" || name == "HEAD") return Method::get;
  for (const auto method : {Method::post, Method::put, Method::patch, Method::del}) {
    if (name == name_of(method)) return method;
  }
  return std::nullopt;
}

Response method_not_allowed_response(const Request& request, const std::string& allowed) {
  auto response = problem_response(request, method_not_allowed(allowed));
  response.headers.emplace_back("Allow", allowed);
  return response;
}

bool is_outside_https(const Request& request) {
  const auto protocol = request.header("x-forwarded-proto");
  if (!protocol) return false;
  // The last hop is the proxy that we trust.
  const auto comma = protocol->rfind(',');
  return trimmed(comma == std::string_view::npos ? *protocol : protocol->substr(comma + 1)) == "https";
}

std::string type_name(const std::exception& error) {
  int status = 0;
  const std::unique_ptr<char, void (*)(void*)> name(
      abi::__cxa_demangle(typeid(error).name(), nullptr, nullptr, &status), std::free);
  return status == 0 ? name.get() : typeid(error).name();
}

// Somebody's long import holds it: asking again at once would only add to the queue.
constexpr int kDatabaseRetrySeconds = 5;

Response internal_error(const Request& request) {
  return problem_response(request, Problem{500,
                                           "internal",
                                           "Something went wrong here",
                                           "The request id finds the reason in the server's log.",
                                           {}});
}

}  // namespace

Call Front::prepare(Head head, const std::string& peer_address, std::string request_id) const {
  Call call;
  auto& request = call.request;
  request.request_id = std::move(request_id);
  request.route = std::string(kNoRoute);
  request.headers = std::move(head.headers);
  request.client_address =
      client_address(peer_address, request.header("x-forwarded-for").value_or(""), trusted_);
  request.is_secure = trusted_.contains(peer_address) && is_outside_https(request);
  call.is_head = head.method == "HEAD";

  auto target = parse_target(head.target);
  if (!target) {
    call.is_malformed = true;
    call.answer = problem_response(request, target.error());
    return call;
  }
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  request.has_repeated_query = target->has_repeated_query;
  route(head.method, call);
  return call;
}

void Front::route(std::string_view method_name, Call& call) const {
  auto& request = call.request;
  const auto method = method_of(method_name);
  if (method) {
    request.method = *method;
    auto found = router_.find(*method, request.path);
    if (auto* match = std::get_if<Router::Match>(&found)) {
      call.handler = match->handler;
      call.options = *match->options;
      request.route = std::move(match->route);
      request.parameters = std::move(match->parameters);
      return;
    }
  }
  if (const auto allowed = router_.allowed(request.path); !allowed.empty()) {
    call.answer = method_not_allowed_response(request, allowed);
    return;
  }
  if (auto file = files_.find(request)) {
    request.route = std::string(kStaticRoute);
    call.answer =
        method == Method::get ? std::move(*file) : method_not_allowed_response(request, "GET, HEAD");
    return;
  }
  call.answer = problem_response(
      request, Problem{404, "not-found", "There is nothing here", "No resource has this address.", {}});
}

Response Front::run(const Call& call) noexcept {
  const auto& request = call.request;
  try {
    return (*call.handler)(request);
  } catch (const db::BusyError& error) {
    log::warn("database_busy",
              {{"request_id", request.request_id}, {"route", request.route}, {"what", log::text_of(error)}});
    return too_busy_response(request, "The database is busy. Try again in a moment.", kDatabaseRetrySeconds);
  } catch (const std::exception& error) {
    log::error("handler_failed", {{"request_id", request.request_id},
                                  {"route", request.route},
                                  {"type", type_name(error)},
                                  {"what", log::text_of(error)}});
  } catch (...) {
    log::error("handler_failed", {{"request_id", request.request_id}, {"route", request.route}});
  }
  return internal_error(request);
}

std::string make_request_id() {
  thread_local std::mt19937_64 random = [] {
    std::random_device device;
    std::seed_seq seed{device(), device(), device(), device()};
    return std::mt19937_64(seed);
  }();
  return fmt::format("{:016x}{:016x}", random(), random());
}

}  // namespace tilstede::http
