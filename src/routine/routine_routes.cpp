#include "routine/routine_routes.hpp"

#include "access/guard.hpp"
#include "routine/exemptions_use_cases.hpp"
#include "routine/flags_use_cases.hpp"

namespace tilstede::routine {
namespace {

using access::Actor;
using http::Method;
using http::Request;
using http::Response;

Response get_flags(const Context& context, const Routines& routines, const Request& request,
                   const Actor& actor) {
  const auto views = list_flags(context, routines, actor, request.id_parameter<PupilId>("pupil_id"));
  if (!views) return http::problem_response(request, views.error());
  return http::json_response(200, to_json(*views));
}

Response get_exemptions(const Context& context, const Request& request, const Actor& actor) {
  const auto views = list_exemptions(context, actor, request.id_parameter<PupilId>("pupil_id"));
  if (!views) return http::problem_response(request, views.error());
  return http::json_response(200, to_json(*views));
}

Response post_exemption(const Context& context, const Routines& routines, const Request& request,
                        const Actor& actor) {
  JsonFields fields(request.body);
  const auto wish = read_wish(fields);
  if (!fields.finish()) return http::problem_response(request, fields.problem());
  const auto answer =
      decide_exemption(context, routines, actor, request, request.id_parameter<PupilId>("pupil_id"), wish);
  if (!answer) return http::problem_response(request, answer.error());
  return http::json_response(answer->status, answer->body);
}

Response post_end(const Context& context, const Routines& routines, const Request& request,
                  const Actor& actor) {
  const auto view =
      end_exemption(context, routines, actor, request.id_parameter<ExemptionId>("exemption_id"));
  if (!view) return http::problem_response(request, view.error());
  return http::json_response(200, to_json(*view));
}

}  // namespace

void add_routine_routes(http::Router& router, const Context& context, const Routines& routines) {
  const auto add = [&](Method method, std::string_view pattern, access::ActorHandler handler) {
    router.add(method, pattern, access::signed_in(context, std::move(handler)));
  };
  add(Method::get, "/api/pupils/{pupil_id:uuid}/flags", [&](const Request& request, const Actor& actor) {
    return get_flags(context, routines, request, actor);
  });
  add(Method::get, "/api/pupils/{pupil_id:uuid}/exemptions",
      [&context](const Request& request, const Actor& actor) {
        return get_exemptions(context, request, actor);
      });
  add(Method::post, "/api/pupils/{pupil_id:uuid}/exemptions",
      [&](const Request& request, const Actor& actor) {
        return post_exemption(context, routines, request, actor);
      });
  add(Method::post, "/api/exemptions/{exemption_id:uuid}/end",
      [&](const Request& request, const Actor& actor) {
        return post_end(context, routines, request, actor);
      });
}

}  // namespace tilstede::routine
