#include "home/office_routes.hpp"

#include "access/guard.hpp"
#include "home/contact_wish_use_cases.hpp"
#include "home/home_json.hpp"
#include "home/office_json.hpp"
#include "home/office_use_cases.hpp"
#include "home/report_use_cases.hpp"
#include "platform/http/query_fields.hpp"

namespace tilstede::home {
namespace {

using access::Actor;
using http::Method;
using http::Request;
using http::Response;

Response get_messages(const Context& context, const Request& request, const Actor& actor) {
  http::QueryFields fields(request);
  const Date date = fields.date("date");
  if (!fields.finish()) return problem_response(request, fields.problem());
  return http::json_response(200, to_json(date, read_office_messages(context, actor, date)));
}

Response get_home(const Context& context, const Request& request, const Actor& actor) {
  const auto home = read_pupil_home(context, actor, request.id_parameter<PupilId>("pupil_id"));
  if (!home) return problem_response(request, home.error());
  return http::json_response(200, to_json(*home));
}

Response get_lessons(const Context& context, const Request& request, const Actor& actor) {
  http::QueryFields fields(request);
  const Date date = fields.date("date");
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto lessons = read_pupil_lessons(context, actor, request.id_parameter<PupilId>("pupil_id"), date);
  if (!lessons) return problem_response(request, lessons.error());
  return http::json_response(200, to_json(date, *lessons));
}

Response post_message(const Context& context, const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  const auto wish = read_wish(fields, request.id_parameter<PupilId>("pupil_id"));
  const auto behalf = read_behalf(fields);
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto answer = record_for_home(context, actor, request, wish, behalf);
  if (!answer) return problem_response(request, answer.error());
  return http::json_response(answer->status, answer->body);
}

Response post_contact_wish(const Context& context, const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  const auto guardian = fields.id<GuardianTag>("guardian_id");
  const ContactWish wish = read_contact_wish(fields);
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto pupil = request.id_parameter<PupilId>("pupil_id");
  const auto answer = record_contact_wish(context, actor, pupil, guardian, wish);
  if (!answer) return problem_response(request, answer.error());
  return http::json_response(200, to_json(*answer));
}

}  // namespace

void add_office_routes(http::Router& router, const Context& context) {
  const auto add = [&](Method method, std::string_view pattern, auto handle) {
    router.add(method, pattern,
               access::signed_in(context, [&context, handle](const Request& request, const Actor& actor) {
                 return handle(context, request, actor);
               }));
  };
  add(Method::get, "/api/my/office", [](const Context& own, const Request&, const Actor& actor) {
    return http::json_response(200, to_json(read_office(own, actor)));
  });
  add(Method::get, "/api/my/office/messages", get_messages);
  add(Method::get, "/api/pupils/{pupil_id:uuid}/home", get_home);
  add(Method::get, "/api/pupils/{pupil_id:uuid}/lessons", get_lessons);
  add(Method::post, "/api/pupils/{pupil_id:uuid}/messages", post_message);
  add(Method::post, "/api/pupils/{pupil_id:uuid}/contact-wish", post_contact_wish);
}

}  // namespace tilstede::home
