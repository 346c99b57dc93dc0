#include "certificate/certificate_routes.hpp"

#include <fmt/format.h>

#include "access/guard.hpp"
#include "certificate/certificate_use_cases.hpp"
#include "certificate/half_year_use_cases.hpp"
#include "certificate/papers.hpp"
#include "platform/http/query_fields.hpp"
#include "platform/pdf/pdf.hpp"
#include "reasons/reasons_use_cases.hpp"

namespace tilstede::certificate {
namespace {

using access::Actor;
using http::Method;
using http::Request;
using http::Response;
using routine::Routines;

enum class Format { json, csv, pdf };

struct Shape {
  Format format = Format::json;
  PaperLanguage language = PaperLanguage::nb;
};

Shape shape_of(http::QueryFields& fields) {
  Shape shape;
  shape.format = static_cast<Format>(fields.optional_choice("format", {"json", "csv", "pdf"}).value_or(0));
  shape.language =
      static_cast<PaperLanguage>(fields.optional_choice("language", {"nb", "nn", "en"}).value_or(0));
  return shape;
}

/// A pupil's own paper has no table to open in a spreadsheet.
Shape paper_shape_of(http::QueryFields& fields) {
  Shape shape;
  shape.format =
      fields.optional_choice("format", {"json", "pdf"}).value_or(0) == 1 ? Format::pdf : Format::json;
  shape.language =
      static_cast<PaperLanguage>(fields.optional_choice("language", {"nb", "nn", "en"}).value_or(0));
  return shape;
}

/// The name of a file never holds a person's.
Response download(const char* type, const std::string& name, std::string body) {
  return {200,
          {{"Content-Type", type},
           {"Content-Disposition", fmt::format("attachment; filename=\"{}\"", name)},
           {"Cache-Control", "no-store"}},
          std::move(body)};
}

Response csv(const std::string& name, std::string body) {
  return download("text/csv; charset=utf-8", name + ".csv", std::move(body));
}

PaperWords words_of(const Context& context, PaperLanguage language) {
  PaperWords words{language, {}, context.clock.today()};
  for (const auto& reason : reasons::list_reasons(context)) {
    words.reasons[reason.code] = language == PaperLanguage::nb   ? reason.name.nb
                                 : language == PaperLanguage::nn ? reason.name.nn
                                                                 : reason.name.en;
  }
  return words;
}

template <class Shown>
Response paper(const Context& context, PaperLanguage language, const Shown& shown, const std::string& name,
               Document (*compose)(const Shown&, const PaperWords&)) {
  return download("application/pdf", name + ".pdf",
                  pdf::print(compose(shown, words_of(context, language)), context.clock.now()));
}

Response get_class_half_year(const Context& context, const Routines& routines, const Request& request,
                             const Actor& actor) {
  http::QueryFields fields(request);
  const auto half = fields.optional_integer("half", 1, 2);
  const Shape shape = shape_of(fields);
  if (!fields.finish()) return http::problem_response(request, fields.problem());
  const auto shown = read_class_half_year(context, routines, actor, request.id_parameter<ClassId>("class_id"),
                                          half ? std::optional<int>(static_cast<int>(*half)) : std::nullopt);
  if (!shown) return http::problem_response(request, shown.error());
  const std::string name =
      fmt::format("halvaar-{}-{}", to_text(shown->half_year.year), shown->half_year.half);
  if (shape.format == Format::csv) return csv(name, to_csv(*shown));
  if (shape.format == Format::pdf)
    return paper<ClassHalfYear>(context, shape.language, *shown, name, half_year_paper);
  return http::json_response(200, to_json(*shown));
}

Response post_half_year(const Context& context, const Routines& routines, const Request& request,
                        const Actor& actor) {
  const auto answer =
      sign_half_year(context, routines, actor, request, request.id_parameter<ClassId>("class_id"));
  if (!answer) return http::problem_response(request, answer.error());
  return http::json_response(answer->status, answer->body);
}

Response get_pupil_half_years(const Context& context, const Routines& routines, const Request& request,
                              const Actor& actor) {
  http::QueryFields fields(request);
  const Shape shape = paper_shape_of(fields);
  if (!fields.finish()) return http::problem_response(request, fields.problem());
  const auto shown =
      read_pupil_half_years(context, routines, actor, request.id_parameter<PupilId>("pupil_id"));
  if (!shown) return http::problem_response(request, shown.error());
  if (shape.format == Format::pdf)
    return paper<PupilHalfYears>(context, shape.language, *shown, "halvaar", half_year_paper);
  return http::json_response(200, to_json(*shown));
}

Response get_class_certificate(const Context& context, const Routines& routines, const Request& request,
                               const Actor& actor) {
  http::QueryFields fields(request);
  const Shape shape = shape_of(fields);
  if (!fields.finish()) return http::problem_response(request, fields.problem());
  const auto shown =
      read_class_certificate(context, routines, actor, request.id_parameter<ClassId>("class_id"));
  if (!shown) return http::problem_response(request, shown.error());
  const std::string name = "vitnemaal-fravaer-" + to_text(shown->year);
  if (shape.format == Format::csv) return csv(name, to_csv(*shown));
  if (shape.format == Format::pdf)
    return paper<ClassCertificate>(context, shape.language, *shown, name, certificate_paper);
  return http::json_response(200, to_json(*shown));
}

Response get_pupil_certificate(const Context& context, const Routines& routines, const Request& request,
                               const Actor& actor) {
  http::QueryFields fields(request);
  const Shape shape = paper_shape_of(fields);
  if (!fields.finish()) return http::problem_response(request, fields.problem());
  const auto shown =
      read_pupil_certificate(context, routines, actor, request.id_parameter<PupilId>("pupil_id"));
  if (!shown) return http::problem_response(request, shown.error());
  if (shape.format == Format::pdf && shown->viewer.is_staff) {
    return paper<PupilCertificate>(context, shape.language, shown->certificate, "vitnemaal-fravaer",
                                   certificate_paper);
  }
  return http::json_response(200, to_json(shown->certificate, shown->viewer, shown->names));
}

template <class Answer>
Response written(const Request& request, const Answer& answer) {
  if (!answer) return http::problem_response(request, answer.error());
  return http::json_response(answer->status, answer->body);
}

}  // namespace

void add_certificate_routes(http::Router& router, const Context& context, const Routines& routines) {
  const auto add = [&](Method method, std::string_view pattern, access::ActorHandler handler) {
    router.add(method, pattern, access::signed_in(context, std::move(handler)));
  };
  const auto reads = [&](std::string_view pattern, auto get) {
    add(Method::get, pattern, [&context, &routines, get](const Request& request, const Actor& actor) {
      return get(context, routines, request, actor);
    });
  };
  reads("/api/classes/{class_id:uuid}/half-year", get_class_half_year);
  reads("/api/pupils/{pupil_id:uuid}/half-years", get_pupil_half_years);
  reads("/api/classes/{class_id:uuid}/certificate", get_class_certificate);
  reads("/api/pupils/{pupil_id:uuid}/certificate", get_pupil_certificate);
  add(Method::post, "/api/classes/{class_id:uuid}/half-year",
      [&context, &routines](const Request& request, const Actor& actor) {
        return post_half_year(context, routines, request, actor);
      });
  add(Method::post, "/api/pupils/{pupil_id:uuid}/certificate-requests",
      [&context](const Request& request, const Actor& actor) {
        return written(request,
                       request_strike(context, actor, request, request.id_parameter<PupilId>("pupil_id")));
      });
  add(Method::post, "/api/certificate-requests/{certificate_request_id:uuid}/steps",
      [&context](const Request& request, const Actor& actor) {
        return written(request, take_step(context, actor, request,
                                          request.id_parameter<RequestId>("certificate_request_id")));
      });
}

}  // namespace tilstede::certificate
