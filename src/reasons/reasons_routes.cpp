#include "reasons/reasons_routes.hpp"

#include "access/guard.hpp"
#include "base/json_fields.hpp"
#include "reasons/reasons_json.hpp"
#include "reasons/reasons_use_cases.hpp"

namespace tilstede::reasons {
namespace {

using access::Actor;
using http::Method;
using http::Request;
using http::Response;

Response response_of(const Request& request, const Result<access::StoredAnswer, Problem>& answer) {
  if (!answer) return problem_response(request, answer.error());
  return http::json_response(answer->status, answer->body);
}

Response post_reason(const Context& context, const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  Reason wish = read_reason(fields);
  wish.code = fields.optional_text("code", kCodeLengthMax).value_or("");
  if (!fields.finish()) return problem_response(request, fields.problem());
  return response_of(request, add_reason(context, actor, request, std::move(wish)));
}

Response put_reason(const Context& context, const people::OnPupilYearsChanged& on_changed,
                    const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  Reason wish = read_reason(fields);
  wish.code = request.parameters.find("code")->second;
  if (!fields.finish()) return problem_response(request, fields.problem());
  return response_of(request, change_reason(context, actor, request, std::move(wish), on_changed));
}

Response post_order(const Context& context, const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  const auto codes = fields.optional_texts("codes", kReasonsMax, kCodeLengthMax);
  if (!fields.finish()) return problem_response(request, fields.problem());
  return response_of(request, order_reasons(context, actor, request, codes));
}

}  // namespace

void add_reasons_routes(http::Router& router, const Context& context,
                        const people::OnPupilYearsChanged& on_changed) {
  const auto add = [&](Method method, std::string_view pattern, access::ActorHandler handler) {
    router.add(method, pattern, access::signed_in(context, std::move(handler)));
  };
  add(Method::get, "/api/reasons", [&context](const Request&, const Actor&) {
    return http::json_response(200, to_json(list_reasons(context)));
  });
  add(Method::post, "/api/reasons", [&context](const Request& request, const Actor& actor) {
    return post_reason(context, request, actor);
  });
  add(Method::put, "/api/reasons/{code:text}",
      [&context, on_changed](const Request& request, const Actor& actor) {
        return put_reason(context, on_changed, request, actor);
      });
  add(Method::post, "/api/reasons/order",
      [&context](const Request& request, const Actor& actor) { return post_order(context, request, actor); });
}

}  // namespace tilstede::reasons
