#include "adapted/plans_routes.hpp"

#include "access/guard.hpp"
#include "adapted/plans_use_cases.hpp"

namespace tilstede::adapted {
namespace {

using access::Actor;
using http::Method;
using http::Request;
using http::Response;

Response get_plans(const Context& context, const Request& request, const Actor& actor) {
  const auto views = list_plans(context, actor, request.id_parameter<PupilId>("pupil_id"));
  if (!views) return problem_response(request, views.error());
  return http::json_response(200, to_json(*views));
}

Response post_plan(const Context& context, const people::OnPupilYearsChanged& on_changed,
                   const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  SchoolingPlan wish = read_plan(fields, request.id_parameter<PupilId>("pupil_id"));
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto answer = make_plan(context, actor, request, std::move(wish), on_changed);
  if (!answer) return problem_response(request, answer.error());
  return http::json_response(answer->status, answer->body);
}

Response post_end(const Context& context, const people::OnPupilYearsChanged& on_changed,
                  const Request& request, const Actor& actor) {
  const auto view = end_plan(context, actor, request.id_parameter<SchoolingPlanId>("plan_id"), on_changed);
  if (!view) return problem_response(request, view.error());
  return http::json_response(200, to_json(*view));
}

}  // namespace

void add_plans_routes(http::Router& router, const Context& context,
                      const people::OnPupilYearsChanged& on_changed) {
  const auto add = [&](Method method, std::string_view pattern, access::ActorHandler handler) {
    router.add(method, pattern, access::signed_in(context, std::move(handler)));
  };
  add(Method::get, "/api/pupils/{pupil_id:uuid}/schooling-plans",
      [&context](const Request& request, const Actor& actor) { return get_plans(context, request, actor); });
  add(Method::post, "/api/pupils/{pupil_id:uuid}/schooling-plans",
      [&context, on_changed](const Request& request, const Actor& actor) {
        return post_plan(context, on_changed, request, actor);
      });
  add(Method::post, "/api/schooling-plans/{plan_id:uuid}/end",
      [&context, on_changed](const Request& request, const Actor& actor) {
        return post_end(context, on_changed, request, actor);
      });
}

}  // namespace tilstede::adapted
