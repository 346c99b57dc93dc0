#include "home/from_home_routes.hpp"

#include "access/guard.hpp"
#include "home/contest_use_cases.hpp"
#include "home/from_home_json.hpp"
#include "home/from_home_use_cases.hpp"
#include "home/home_json.hpp"

namespace tilstede::home {
namespace {

using access::Actor;
using http::Method;
using http::Request;
using http::Response;

Response get_from_home(const Context& context, const Request& request, const Actor& actor) {
  const auto view = read_from_home(context, actor, request.id_parameter<ClassId>("class_id"));
  if (!view) return problem_response(request, view.error());
  return http::json_response(200, to_json(*view));
}

Response post_message_answer(const Context& context, const attendance::OnPupilYearChanged& on_changed,
                             const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  const bool is_accepted = fields.boolean("is_accepted");
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto message = request.id_parameter<MessageId>("message_id");
  const auto answer = answer_message(context, actor, request, message, is_accepted, on_changed);
  if (!answer) return problem_response(request, answer.error());
  return http::json_response(answer->status, answer->body);
}

Response post_contest_answer(const Context& context, const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  const ContestAnswer wish = read_contest_answer(fields);
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto contest = answer_contest(context, actor, request.id_parameter<ContestId>("contest_id"), wish);
  if (!contest) return problem_response(request, contest.error());
  return http::json_response(200, to_json(*contest));
}

}  // namespace

void add_from_home_routes(http::Router& router, const Context& context,
                          const attendance::OnPupilYearChanged& on_changed) {
  const auto add = [&](Method method, std::string_view pattern, access::ActorHandler handler) {
    router.add(method, pattern, access::signed_in(context, std::move(handler)));
  };
  add(Method::get, "/api/classes/{class_id:uuid}/from-home",
      [&context](const Request& request, const Actor& actor) {
        return get_from_home(context, request, actor);
      });
  add(Method::post, "/api/messages/{message_id:uuid}/answer",
      [&context, on_changed](const Request& request, const Actor& actor) {
        return post_message_answer(context, on_changed, request, actor);
      });
  add(Method::post, "/api/contests/{contest_id:uuid}/answer",
      [&context](const Request& request, const Actor& actor) {
        return post_contest_answer(context, request, actor);
      });
}

}  // namespace tilstede::home
