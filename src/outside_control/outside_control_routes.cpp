#include "outside_control/outside_control_routes.hpp"

#include "access/guard.hpp"
#include "outside_control/outside_control_use_cases.hpp"
#include "platform/http/query_fields.hpp"

namespace tilstede::outside_control {
namespace {

using access::Actor;
using attendance::OnPupilYearChanged;
using http::Method;
using http::Request;
using http::Response;

Response get_day(const Context& context, const Request& request, const Actor& actor) {
  http::QueryFields fields(request);
  const Date date = fields.date("date");
  const auto lesson = fields.optional_integer("lesson", 1, attendance::kLessonMax).value_or(0);
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto view = read_day(context, actor, date, static_cast<int>(lesson));
  if (!view) return problem_response(request, view.error());
  return http::json_response(200, to_json(*view));
}

Response post_decision(const Context& context, const OnPupilYearChanged& on_changed, const Request& request,
                       const Actor& actor) {
  JsonFields fields(request.body);
  const Wish wish = read_wish(fields);
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto answer = decide(context, actor, request, wish, on_changed);
  if (!answer) return problem_response(request, answer.error());
  return http::json_response(answer->status, answer->body);
}

Response post_undo(const Context& context, const OnPupilYearChanged& on_changed, const Request& request,
                   const Actor& actor) {
  const auto view = undo(context, actor, request.id_parameter<DecisionId>("decision_id"), on_changed);
  if (!view) return problem_response(request, view.error());
  return http::json_response(200, to_json(*view));
}

}  // namespace

void add_outside_control_routes(http::Router& router, const Context& context,
                                const OnPupilYearChanged& on_changed) {
  const auto add = [&](Method method, std::string_view pattern, access::ActorHandler handler) {
    router.add(method, pattern, access::signed_in(context, std::move(handler)));
  };
  add(Method::get, "/api/outside-control",
      [&context](const Request& request, const Actor& actor) { return get_day(context, request, actor); });
  add(Method::post, "/api/outside-control",
      [&context, on_changed](const Request& request, const Actor& actor) {
        return post_decision(context, on_changed, request, actor);
      });
  add(Method::post, "/api/outside-control/{decision_id:uuid}/undo",
      [&context, on_changed](const Request& request, const Actor& actor) {
        return post_undo(context, on_changed, request, actor);
      });
}

}  // namespace tilstede::outside_control
