#include "attendance/attendance_routes.hpp"

#include "access/guard.hpp"
#include "attendance/attendance_json.hpp"
#include "attendance/attendance_use_cases.hpp"
#include "attendance/my_use_cases.hpp"
#include "base/text.hpp"

namespace tilstede::attendance {
namespace {

using access::Actor;
using http::Method;
using http::Request;
using http::Response;

constexpr int kLessonMax = 20;

ProblemPlace wrong_place(std::string pointer, std::string code, std::string detail) {
  return {std::move(pointer), std::move(code), std::move(detail)};
}

// The question in the query, or every wrong place of it.
Result<RegisterQuestion, Problem> read_question(const Request& request) {
  RegisterQuestion question{request.id_parameter<ClassId>("class_id")};
  Problem problem{422, "invalid-request", "The query is not understood.", "", {}};
  for (const auto& [name, value] : request.query) {
    if (name == "date" || name == "lesson") continue;
    problem.places.push_back(wrong_place("?" + name, "unknown-field", "Leave it out."));
  }
  const auto date = request.query.find("date");
  const auto parsed = date == request.query.end() ? std::nullopt : parse_date(date->second);
  if (!parsed)
    problem.places.push_back(wrong_place("?date", "not-a-date", "Expected a date, as YYYY-MM-DD."));
  question.date = parsed.value_or(Date{});
  if (const auto lesson = request.query.find("lesson"); lesson != request.query.end()) {
    const auto number = parse_int(lesson->second);
    if (!number || *number < 1 || *number > kLessonMax) {
      problem.places.push_back(
          wrong_place("?lesson", "out-of-range", "Expected 1 to 20, or nothing for the day."));
    } else {
      question.lesson = static_cast<int>(*number);
    }
  }
  if (request.has_repeated_query) {
    problem.places.push_back(wrong_place("?", "repeated", "Each name may stand once."));
  }
  if (!problem.places.empty()) return refused(std::move(problem));
  return question;
}

Response get_register(const Context& context, const Request& request, const Actor& actor) {
  const auto question = read_question(request);
  if (!question) return problem_response(request, question.error());
  const auto view = open_register(context, actor, *question);
  if (!view) return problem_response(request, view.error());
  return http::json_response(200, to_json(*view));
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
  add(Method::get, "/api/my/classes", [&context](const Request&, const Actor& actor) {
    return http::json_response(200, to_json(context.clock.today(), list_my_classes(context, actor)));
  });
  add(Method::get, "/api/my/children", [&context](const Request&, const Actor& actor) {
    return http::json_response(200, to_json(list_my_children(context, actor)));
  });
  add(Method::get, "/api/reasons", [&context](const Request&, const Actor&) {
    return http::json_response(200, to_json(list_reasons(context)));
  });
}

}  // namespace tilstede::attendance
