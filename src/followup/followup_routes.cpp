#include "followup/followup_routes.hpp"

#include "access/guard.hpp"
#include "followup/followup_json.hpp"
#include "followup/followup_use_cases.hpp"
#include "platform/http/query_fields.hpp"

namespace tilstede::followup {
namespace {

using access::Actor;
using attendance::Superseded;
using http::Method;
using http::Request;
using http::Response;
using routine::Routines;

template <class T>
Response response_of(const Request& request, const Result<T, Problem>& answer) {
  if (!answer) return problem_response(request, answer.error());
  return http::json_response(200, to_json(*answer));
}

Response get_pupil_absence(const Context& context, const Routines& routines, const Request& request,
                           const Actor& actor) {
  http::QueryFields fields(request);
  PupilQuestion question;
  question.pupil = request.id_parameter<PupilId>("pupil_id");
  question.year = fields.optional_school_year("school_year").value_or(school_year_of(context.clock.today()));
  const bool has_history = fields.optional_choice("history", {"false", "true"}).value_or(0) == 1;
  question.superseded = has_history ? Superseded::included : Superseded::left_out;
  if (!fields.finish()) return problem_response(request, fields.problem());
  return response_of(request, read_pupil_absence(context, routines, actor, question));
}

}  // namespace

void add_followup_routes(http::Router& router, const Context& context, const Routines& routines) {
  router.add(Method::get, "/api/classes/{class_id:uuid}/review",
             access::signed_in(context, [&context, &routines](const Request& request, const Actor& actor) {
               const auto school_class = request.id_parameter<ClassId>("class_id");
               return response_of(request, review_class(context, routines, actor, school_class));
             }));
  router.add(Method::get, "/api/pupils/{pupil_id:uuid}/absence",
             access::signed_in(context, [&context, &routines](const Request& request, const Actor& actor) {
               return get_pupil_absence(context, routines, request, actor);
             }));
}

}  // namespace tilstede::followup
