#include "routine/what_if_routes.hpp"

#include "access/guard.hpp"
#include "base/json_fields.hpp"
#include "routine/outline.hpp"
#include "routine/what_if_use_cases.hpp"
#include "routine/what_if_view.hpp"

namespace tilstede::routine {
namespace {

using access::Actor;
using http::Request;
using http::Response;

/// In code points. The shipped routines are 14,000.
constexpr std::size_t kRoutineLengthMax = 200'000;
/// What a threshold may be in a routine file (rule_parse.cpp).
constexpr std::int64_t kThresholdMost = 10'000;

std::optional<SchoolYear> read_school_year(JsonFields& fields) {
  const auto text = fields.optional_text("school_year", 7);
  if (!text) return std::nullopt;
  const auto year = parse_school_year(*text);
  if (!year) fields.refuse("school_year", "school-year-malformed", "a school year as 2023-24");
  return year;
}

std::vector<Variation> read_variations(JsonFields& fields) {
  std::vector<Variation> variations;
  for (auto& each : fields.array("variations", kVariantsMax)) {
    Variation variation;
    variation.rule = each.text("rule", 60);
    variation.from = static_cast<int>(each.integer("from", 0, kThresholdMost));
    variation.to = static_cast<int>(each.integer("to", 0, kThresholdMost));
    variation.step = static_cast<int>(each.optional_integer("step", 1, kThresholdMost).value_or(1));
    variations.push_back(std::move(variation));
  }
  return variations;
}

Response post_what_if(const Context& context, const Routines& routines, const Request& request,
                      const Actor& actor) {
  JsonFields fields(request.body);
  WhatIfWish wish;
  wish.routine = fields.text("routine", kRoutineLengthMax);
  wish.year = read_school_year(fields);
  wish.variations = read_variations(fields);
  if (!fields.finish()) return http::problem_response(request, fields.problem());
  const auto answer = try_routine(context, routines, actor, wish);
  if (!answer) return http::problem_response(request, answer.error());
  return http::json_response(200, to_json(*answer, WhatIfReader::api));
}

Response get_text(const Context& context, const Routines& routines, const Request& request,
                  const Actor& actor) {
  const auto start = start_draft(context, routines, actor);
  if (!start) return http::problem_response(request, start.error());
  return http::json_response(200, to_json(*start));
}

Response post_outline(const Context& context, const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  const auto text = fields.text("routine", kRoutineLengthMax);
  if (!fields.finish()) return http::problem_response(request, fields.problem());
  const auto routine = read_draft(context, actor, text);
  if (!routine) return http::problem_response(request, routine.error());
  return http::json_response(200, outline_json(*routine));
}

}  // namespace

void add_what_if_routes(http::Router& router, const Context& context, const Routines& routines) {
  router.add(http::Method::get, "/api/routine/text",
             access::signed_in(context, [&](const Request& request, const Actor& actor) {
               return get_text(context, routines, request, actor);
             }));
  router.add(http::Method::post, "/api/routine/outline",
             access::signed_in(context, [&context](const Request& request, const Actor& actor) {
               return post_outline(context, request, actor);
             }));
  router.add(http::Method::post, "/api/routine/what-if",
             access::signed_in(context, [&](const Request& request, const Actor& actor) {
               return post_what_if(context, routines, request, actor);
             }));
}

}  // namespace tilstede::routine
