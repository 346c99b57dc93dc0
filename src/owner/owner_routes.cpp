#include "owner/owner_routes.hpp"

#include <fmt/format.h>

#include "access/guard.hpp"
#include "owner/figure_workbook_use_cases.hpp"
#include "owner/figures_use_cases.hpp"
#include "platform/http/query_fields.hpp"

namespace tilstede::owner {
namespace {

using http::Request;
using http::Response;

enum class Format { json, csv, xlsx };

constexpr const char* kXlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

FigureQuestion question_of(http::QueryFields& fields) {
  FigureQuestion question;
  if (const auto keys = parse_keys(fields.optional_text("by").value_or(""))) {
    question.keys = *keys;
  } else {
    // The text is the client's, so it is not repeated.
    fields.wrong("by", "not-a-key", "Expected keys of figures, separated by commas, each once.");
  }
  question.measure =
      static_cast<Measure>(fields.optional_choice("measure", {"days", "hours", "late"}).value_or(0));
  question.year = fields.optional_school_year("school_year");
  question.until = fields.optional_date("until");
  if (const auto audience = fields.optional_choice("audience", {"inside", "outside"}))
    question.audience = static_cast<Audience>(*audience);
  return question;
}

Response download(const FigureAnswer& answer, const char* type, const char* ending, std::string body) {
  const std::string name = fmt::format("attachment; filename=\"fravaer-{}-{}.{}\"",
                                       name_of(answer.sheet.measure), to_text(answer.until), ending);
  return {200,
          {{"Content-Type", type}, {"Content-Disposition", name}, {"Cache-Control", "no-store"}},
          std::move(body)};
}

Response response_of(const FigureAnswer& answer, Format format) {
  switch (format) {
    case Format::csv:
      return download(answer, "text/csv; charset=utf-8", "csv", to_csv(answer.sheet));
    case Format::xlsx:
      return download(answer, kXlsxType, "xlsx", workbook_of(answer));
    case Format::json:
      break;
  }
  return http::json_response(200, to_json(answer));
}

}  // namespace

void add_owner_routes(http::Router& router, const Context& context, Snapshots& snapshots) {
  router.add(
      http::Method::get, "/api/figures",
      access::signed_in(context, [&context, &snapshots](const Request& request, const access::Actor& actor) {
        http::QueryFields fields(request);
        const FigureQuestion question = question_of(fields);
        const auto format =
            static_cast<Format>(fields.optional_choice("format", {"json", "csv", "xlsx"}).value_or(0));
        if (!fields.finish()) return problem_response(request, fields.problem());
        const auto answer = read_figures(context, snapshots, actor, question);
        if (!answer) return problem_response(request, answer.error());
        return response_of(*answer, format);
      }));
}

}  // namespace tilstede::owner
