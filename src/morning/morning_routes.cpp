#include "morning/morning_routes.hpp"

#include "access/guard.hpp"
#include "morning/list_use_cases.hpp"
#include "morning/morning_json.hpp"
#include "morning/settings_use_cases.hpp"
#include "morning/steps_use_cases.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/http/query_fields.hpp"

namespace tilstede::morning {
namespace {

using access::Actor;
using http::Method;
using http::Request;
using http::Response;

// The page asks every few seconds; most of the time nothing is new, and nothing is sent, nor logged as read.
Response get_list(const Context& context, const Request& request, const Actor& actor) {
  http::QueryFields fields(request);
  const auto date = fields.optional_date("date");
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto list = read_list(context, actor, date);
  if (!list) return problem_response(request, list.error());
  std::string body = to_json(*list);
  const std::string tag = "\"" + crypto::sha256_hex(body).substr(0, 32) + "\"";
  Response response;
  if (request.header("if-none-match") == tag) {
    response = http::empty_response(304);
  } else {
    record_list_read(context, actor, *list);
    response = http::json_response(200, std::move(body));
  }
  response.headers.emplace_back("ETag", tag);
  return response;
}

Response post_step(const Context& context, const attendance::OnPupilYearChanged& on_changed,
                   const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  const StepWish wish = read_step_wish(fields);
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto answer =
      record_step(context, actor, request, request.id_parameter<PupilId>("pupil_id"), wish, on_changed);
  if (!answer) return problem_response(request, answer.error());
  return http::json_response(answer->status, answer->body);
}

Response get_settings(const Context& context, const Request& request, const Actor& actor) {
  const auto view = read_settings(context, actor, request.id_parameter<SchoolId>("school_id"));
  if (!view) return problem_response(request, view.error());
  return http::json_response(200, to_json(*view));
}

Response put_settings(const Context& context, const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  const Settings settings = read_settings_wish(fields);
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto view = change_settings(context, actor, request.id_parameter<SchoolId>("school_id"), settings);
  if (!view) return problem_response(request, view.error());
  return http::json_response(200, to_json(*view));
}

}  // namespace

void add_morning_routes(http::Router& router, const Context& context,
                        const attendance::OnPupilYearChanged& on_changed) {
  const auto add = [&](Method method, std::string_view pattern, access::ActorHandler handler) {
    router.add(method, pattern, access::signed_in(context, std::move(handler)));
  };
  add(Method::get, "/api/morning",
      [&context](const Request& request, const Actor& actor) { return get_list(context, request, actor); });
  add(Method::get, "/api/morning/count", [&context](const Request&, const Actor& actor) {
    return http::json_response(200, to_json(read_count(context, actor)));
  });
  add(Method::post, "/api/pupils/{pupil_id:uuid}/morning-steps",
      [&context, on_changed](const Request& request, const Actor& actor) {
        return post_step(context, on_changed, request, actor);
      });
  add(Method::get, "/api/schools/{school_id:uuid}/morning-settings",
      [&context](const Request& request, const Actor& actor) {
        return get_settings(context, request, actor);
      });
  add(Method::put, "/api/schools/{school_id:uuid}/morning-settings",
      [&context](const Request& request, const Actor& actor) {
        return put_settings(context, request, actor);
      });
}

}  // namespace tilstede::morning
