#include "gaps/gaps_routes.hpp"

#include "access/guard.hpp"
#include "gaps/gaps_json.hpp"
#include "gaps/gaps_use_cases.hpp"
#include "platform/http/query_fields.hpp"

namespace tilstede::gaps {
namespace {

using access::Actor;
using http::Method;
using http::Request;
using http::Response;

Response get_gaps(const Context& context, const Request& request, const Actor& actor) {
  http::QueryFields fields(request);
  const auto days = fields.optional_integer("days", 1, kDaysMax).value_or(kDaysDefault);
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto view = read_gaps(context, actor, static_cast<int>(days));
  if (!view) return problem_response(request, view.error());
  return http::json_response(200, to_json(*view));
}

Response put_settings(const Context& context, const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  const auto minute = read_remind_wish(fields);
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto changed = change_reminder(context, actor, request.id_parameter<SchoolId>("school_id"), minute);
  if (!changed) return problem_response(request, changed.error());
  return http::json_response(200, remind_json(*changed));
}

}  // namespace

void add_gaps_routes(http::Router& router, const Context& context) {
  const auto add = [&](Method method, std::string_view pattern, access::ActorHandler handler) {
    router.add(method, pattern, access::signed_in(context, std::move(handler)));
  };
  add(Method::get, "/api/gaps",
      [&context](const Request& request, const Actor& actor) { return get_gaps(context, request, actor); });
  add(Method::get, "/api/gaps/count", [&context](const Request&, const Actor& actor) {
    return http::json_response(200, count_json(count_own_gaps(context, actor)));
  });
  add(Method::put, "/api/schools/{school_id:uuid}/gap-settings",
      [&context](const Request& request, const Actor& actor) {
        return put_settings(context, request, actor);
      });
}

}  // namespace tilstede::gaps
