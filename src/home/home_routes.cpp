#include "home/home_routes.hpp"

#include "access/guard.hpp"
#include "home/contact_wish_use_cases.hpp"
#include "home/contest_use_cases.hpp"
#include "home/from_home_routes.hpp"
#include "home/home_json.hpp"
#include "home/my_home_use_cases.hpp"
#include "home/office_routes.hpp"
#include "home/report_use_cases.hpp"
#include "platform/http/query_fields.hpp"

namespace tilstede::home {
namespace {

using access::Actor;
using http::Method;
using http::Request;
using http::Response;

Response get_my_lessons(const Context& context, const Request& request, const Actor& actor) {
  http::QueryFields fields(request);
  const Date date = fields.date("date");
  if (!fields.finish()) return problem_response(request, fields.problem());
  return http::json_response(200, to_json(date, read_my_lessons(context, actor, date)));
}

Response post_message(const Context& context, const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  const ReportWish wish = read_wish(fields);
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto answer = report_from_home(context, actor, request, wish);
  if (!answer) return problem_response(request, answer.error());
  return http::json_response(answer->status, answer->body);
}

Response post_withdrawal(const Context& context, const Request& request, const Actor& actor) {
  const auto withdrawal = withdraw_message(context, actor, request.id_parameter<MessageId>("message_id"));
  if (!withdrawal) return problem_response(request, withdrawal.error());
  return http::json_response(200, to_json(*withdrawal));
}

Response post_contact_wish(const Context& context, const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  const ContactWish wish = read_contact_wish(fields);
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto answer = wish_contact(context, actor, wish);
  if (!answer) return problem_response(request, answer.error());
  return http::json_response(200, to_json(*answer));
}

Response post_contest(const Context& context, const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  const auto entry = fields.id<EntryTag>("entry_id");
  const auto text = read_words(fields, "text");
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto pupil = request.id_parameter<PupilId>("pupil_id");
  const auto answer = contest_entry(context, actor, request, pupil, entry, text);
  if (!answer) return problem_response(request, answer.error());
  return http::json_response(answer->status, answer->body);
}

}  // namespace

void add_home_routes(http::Router& router, const Context& context,
                     const attendance::OnPupilYearChanged& on_changed) {
  const auto add = [&](Method method, std::string_view pattern, access::ActorHandler handler) {
    router.add(method, pattern, access::signed_in(context, std::move(handler)));
  };
  add(Method::get, "/api/my/home", [&context](const Request&, const Actor& actor) {
    return http::json_response(200, to_json(read_my_home(context, actor)));
  });
  add(Method::get, "/api/my/lessons", [&context](const Request& request, const Actor& actor) {
    return get_my_lessons(context, request, actor);
  });
  add(Method::post, "/api/my/messages", [&context](const Request& request, const Actor& actor) {
    return post_message(context, request, actor);
  });
  add(Method::post, "/api/messages/{message_id:uuid}/withdraw",
      [&context](const Request& request, const Actor& actor) {
        return post_withdrawal(context, request, actor);
      });
  add(Method::post, "/api/my/contact-wish", [&context](const Request& request, const Actor& actor) {
    return post_contact_wish(context, request, actor);
  });
  add(Method::post, "/api/pupils/{pupil_id:uuid}/contests",
      [&context](const Request& request, const Actor& actor) {
        return post_contest(context, request, actor);
      });
  add_office_routes(router, context);
  add_from_home_routes(router, context, on_changed);
}

}  // namespace tilstede::home
