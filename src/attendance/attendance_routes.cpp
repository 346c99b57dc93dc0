#include "attendance/attendance_routes.hpp"

#include "access/guard.hpp"
#include "attendance/attendance_json.hpp"
#include "attendance/attendance_use_cases.hpp"
#include "attendance/my_use_cases.hpp"
#include "platform/http/query_fields.hpp"

namespace tilstede::attendance {
namespace {

using access::Actor;
using http::Method;
using http::Request;
using http::Response;

Response get_register(const Context& context, const Request& request, const Actor& actor) {
  http::QueryFields fields(request);
  RegisterSlot question;
  question.school_class = request.id_parameter<ClassId>("class_id");
  question.date = fields.date("date");
  question.lesson = static_cast<int>(fields.optional_integer("lesson", 1, kLessonMax).value_or(0));
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto view = open_register(context, actor, question);
  if (!view) return problem_response(request, view.error());
  return http::json_response(200, to_json(*view));
}

Response get_my_registers(const Context& context, const Request& request, const Actor& actor) {
  http::QueryFields fields(request);
  const Date date = fields.optional_date("date").value_or(context.clock.today());
  if (!fields.finish()) return problem_response(request, fields.problem());
  return http::json_response(
      200, to_json(date, open_registers(context, actor, list_my_slots(context, actor, date))));
}

Response post_withdrawal(const Context& context, const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  const RegisterSlot slot = read_slot(fields, request.id_parameter<ClassId>("class_id"));
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto answer = withdraw_registration(context, actor, request, slot);
  if (!answer) return problem_response(request, answer.error());
  return http::empty_response(answer->status);
}

Response post_register(const Context& context, const OnPupilYearChanged& on_changed, const Request& request,
                       const Actor& actor) {
  JsonFields fields(request.body);
  const Batch batch = read_batch(fields, request.id_parameter<ClassId>("class_id"));
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto answer = register_batch(context, actor, request, batch, on_changed);
  if (!answer) return problem_response(request, answer.error());
  return http::json_response(answer->status, answer->body);
}

}  // namespace

void add_attendance_routes(http::Router& router, const Context& context,
                           const OnPupilYearChanged& on_changed) {
  const auto add = [&](Method method, std::string_view pattern, access::ActorHandler handler) {
    router.add(method, pattern, access::signed_in(context, std::move(handler)));
  };
  add(Method::get, "/api/classes/{class_id:uuid}/register",
      [&context](const Request& request, const Actor& actor) {
        return get_register(context, request, actor);
      });
  add(Method::post, "/api/classes/{class_id:uuid}/register",
      [&context, on_changed](const Request& request, const Actor& actor) {
        return post_register(context, on_changed, request, actor);
      });
  add(Method::post, "/api/classes/{class_id:uuid}/register/withdrawal",
      [&context](const Request& request, const Actor& actor) {
        return post_withdrawal(context, request, actor);
      });
  add(Method::get, "/api/my/registers", [&context](const Request& request, const Actor& actor) {
    return get_my_registers(context, request, actor);
  });
  add(Method::get, "/api/my/classes", [&context](const Request&, const Actor& actor) {
    return http::json_response(200, to_json(context.clock.today(), list_my_classes(context, actor)));
  });
  add(Method::get, "/api/my/children", [&context](const Request&, const Actor& actor) {
    return http::json_response(200, to_json(list_my_children(context, actor)));
  });
}

}  // namespace tilstede::attendance
