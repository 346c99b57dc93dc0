#include "leave/leave_routes.hpp"

#include "access/guard.hpp"
#include "leave/apply_use_cases.hpp"
#include "leave/decide_use_cases.hpp"
#include "leave/leave_json.hpp"
#include "leave/read_leave_use_cases.hpp"
#include "platform/pdf/pdf.hpp"

namespace tilstede::leave {
namespace {

using access::Actor;
using attendance::OnPupilYearChanged;
using http::Method;
using http::Request;
using http::Response;

template <class View>
Response answer(const Request& request, const Result<View, Problem>& view) {
  if (!view) return problem_response(request, view.error());
  return http::json_response(200, to_json(*view));
}

Response state_answer(const Request& request, const Result<LeaveApplication, Problem>& application) {
  if (!application) return problem_response(request, application.error());
  return http::json_response(200, state_json(*application));
}

DecisionId application_of(const Request& request) {
  return request.id_parameter<DecisionId>("application_id");
}

Response post_application(const Context& context, const OnPupilYearChanged& on_changed,
                          const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  const Wish wish = read_wish(fields);
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto applied = apply(context, actor, request, wish, on_changed);
  if (!applied) return problem_response(request, applied.error());
  return http::json_response(applied->status, applied->body);
}

Response post_decision(const Context& context, const OnPupilYearChanged& on_changed, const Request& request,
                       const Actor& actor) {
  JsonFields fields(request.body);
  const DecisionWish wish = read_decision(fields);
  if (!fields.finish()) return problem_response(request, fields.problem());
  return state_answer(request, decide(context, actor, application_of(request), wish, on_changed));
}

Response post_change(const Context& context, const OnPupilYearChanged& on_changed, const Request& request,
                     const Actor& actor) {
  JsonFields fields(request.body);
  const ChangeWish wish = read_change(fields);
  if (!fields.finish()) return problem_response(request, fields.problem());
  return state_answer(request, change(context, actor, application_of(request), wish, on_changed));
}

Response put_delegation(const Context& context, const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  const Delegation delegation = read_delegation(fields);
  if (!fields.finish()) return problem_response(request, fields.problem());
  return answer(request,
                set_delegation(context, actor, request.id_parameter<SchoolId>("school_id"), delegation));
}

Response get_letter(const Context& context, const Request& request, const Actor& actor) {
  const auto letter = read_letter(context, actor, application_of(request));
  if (!letter) return problem_response(request, letter.error());
  return {200,
          {{"Content-Type", "application/pdf"},
           {"Content-Disposition", "attachment; filename=\"permisjon.pdf\""},
           {"Cache-Control", "no-store"}},
          pdf::print(*letter, context.clock.now())};
}

}  // namespace

void add_leave_routes(http::Router& router, const Context& context, const OnPupilYearChanged& on_changed) {
  const auto add = [&](Method method, std::string_view pattern, access::ActorHandler handler) {
    router.add(method, pattern, access::signed_in(context, std::move(handler)));
  };
  add(Method::get, "/api/my/leave", [&context](const Request&, const Actor& actor) {
    return http::json_response(200, to_json(my_leave(context, actor)));
  });
  add(Method::get, "/api/leave", [&context](const Request& request, const Actor& actor) {
    return answer(request, read_cases(context, actor));
  });
  add(Method::post, "/api/leave", [&context, on_changed](const Request& request, const Actor& actor) {
    return post_application(context, on_changed, request, actor);
  });
  add(Method::post, "/api/leave/{application_id:uuid}/withdraw",
      [&context, on_changed](const Request& request, const Actor& actor) {
        return state_answer(request, withdraw(context, actor, application_of(request), on_changed));
      });
  add(Method::post, "/api/leave/{application_id:uuid}/decision",
      [&context, on_changed](const Request& request, const Actor& actor) {
        return post_decision(context, on_changed, request, actor);
      });
  add(Method::post, "/api/leave/{application_id:uuid}/change",
      [&context, on_changed](const Request& request, const Actor& actor) {
        return post_change(context, on_changed, request, actor);
      });
  add(Method::get, "/api/leave/{application_id:uuid}/letter",
      [&context](const Request& request, const Actor& actor) { return get_letter(context, request, actor); });
  add(Method::get, "/api/classes/{class_id:uuid}/leave",
      [&context](const Request& request, const Actor& actor) {
        return answer(request, read_class(context, actor, request.id_parameter<ClassId>("class_id")));
      });
  add(Method::get, "/api/pupils/{pupil_id:uuid}/leave",
      [&context](const Request& request, const Actor& actor) {
        return answer(request, read_pupil(context, actor, request.id_parameter<PupilId>("pupil_id")));
      });
  add(Method::put, "/api/schools/{school_id:uuid}/leave-delegation",
      [&context](const Request& request, const Actor& actor) {
        return put_delegation(context, request, actor);
      });
}

}  // namespace tilstede::leave
