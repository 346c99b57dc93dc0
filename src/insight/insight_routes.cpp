#include "insight/insight_routes.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/guard.hpp"
#include "base/json_fields.hpp"
#include "insight/pupil_log_use_cases.hpp"
#include "insight/pupil_log_view.hpp"
#include "platform/http/query_fields.hpp"

namespace tilstede::insight {
namespace {

using access::Actor;
using http::Method;
using http::Request;
using http::Response;
using Json = nlohmann::ordered_json;

constexpr std::size_t kNameMax = 100;
constexpr int kPageMax = 10'000;

struct Question {
  Period days;
  int page = 1;
  bool is_csv = false;
};

Period days_of(http::QueryFields& fields, const Date& today) {
  const Date until = fields.optional_date("until").value_or(today);
  const Date from = fields.optional_date("from").value_or(add_days(until, 1 - kLogDaysUnlessSaid));
  if (from > until) fields.wrong("from", "after-until", "The first day comes after the last.");
  if (add_days(from, kLogDaysMax) <= until) {
    fields.wrong("from", "too-many-days", fmt::format("No more than {} days at a time.", kLogDaysMax));
  }
  return {from, until};
}

Question question_of(http::QueryFields& fields, const Date& today) {
  Question question;
  question.days = days_of(fields, today);
  question.page = static_cast<int>(fields.optional_integer("page", 1, kPageMax).value_or(1));
  question.is_csv = fields.optional_choice("format", {"json", "csv"}).value_or(0) == 1;
  return question;
}

// No name in the file's name: it would stand in the list of downloads.
Response download(const PupilLog& log) {
  const std::string name =
      fmt::format("attachment; filename=\"innsynslogg-{}-{}.csv\"", to_text(log.from), to_text(log.until));
  return {200,
          {{"Content-Type", "text/csv; charset=utf-8"},
           {"Content-Disposition", name},
           {"Cache-Control", "no-store"}},
          to_csv(log.lines)};
}

Response get_log(const Context& context, const Request& request, const Actor& actor) {
  http::QueryFields fields(request);
  const Question question = question_of(fields, context.clock.today());
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto log = read_pupil_log(context, actor, request.id_parameter<PupilId>("pupil_id"), question.days);
  if (!log) return problem_response(request, log.error());
  if (question.is_csv) return download(*log);
  const LogPage page{log->pupil, log->name, log->from, log->until, log->has_earlier, question.page};
  return http::json_response(200, to_json(page, log->lines));
}

Json json_of(const FoundPupils& found) {
  auto pupils = Json::array();
  for (const FoundPupil& pupil : found.pupils) {
    pupils.push_back({{"pupil_id", to_text(pupil.pupil)},
                      {"name", pupil.name.reveal()},
                      {"place", pupil.place.empty() ? Json() : Json(pupil.place)}});
  }
  return {{"pupils", pupils}, {"has_more", found.has_more}};
}

Response post_search(const Context& context, const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  const PersonalText name(fields.text("name", kNameMax));
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto found = find_pupils(context, actor, name);
  if (!found) return problem_response(request, found.error());
  return http::json_response(200, json_of(*found).dump());
}

}  // namespace

void add_insight_routes(http::Router& router, const Context& context) {
  const auto with_actor = [&context](auto handler) {
    return access::signed_in(context, [&context, handler](const Request& request, const Actor& actor) {
      return handler(context, request, actor);
    });
  };
  router.add(Method::get, "/api/pupils/{pupil_id:uuid}/log", with_actor(get_log));
  router.add(Method::post, "/api/log/pupils", with_actor(post_search));
}

}  // namespace tilstede::insight
