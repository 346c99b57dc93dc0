#include "substitute/substitute_routes.hpp"

#include <memory>
#include <mutex>

#include "access/guard.hpp"
#include "access/problems.hpp"
#include "access/session_guard.hpp"
#include "base/json_fields.hpp"
#include "base/text.hpp"
#include "platform/crypto/crypto.hpp"
#include "substitute/code_gate.hpp"
#include "substitute/handovers_use_cases.hpp"
#include "substitute/holder_use_cases.hpp"
#include "substitute/links_use_cases.hpp"
#include "substitute/substitute_problems.hpp"

namespace tilstede::substitute {
namespace {

using access::Actor;
using http::Method;
using http::Request;
using http::Response;

constexpr std::string_view kCookie = "substitute";
constexpr std::chrono::hours kCookieKept{24};
constexpr std::size_t kNameMax = 100;
constexpr std::size_t kSecretMax = 100;
constexpr std::size_t kMarksMax = 400;
constexpr int kMinutesMax = 600;

// --- the school ---

LessonWish read_lesson(JsonFields& fields, const Request& request) {
  LessonWish wish;
  wish.school_class = request.id_parameter<ClassId>("class_id");
  wish.date = fields.date("date");
  wish.lesson = static_cast<int>(fields.optional_integer("lesson", 1, attendance::kLessonMax).value_or(0));
  return wish;
}

Response post_link(const Context& context, const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  const auto wish = read_lesson(fields, request);
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto made = make_link(context, actor, wish);
  if (!made) return problem_response(request, made.error());
  return http::json_response(201, to_json(*made));
}

Response post_withdrawal(const Context& context, const Request& request, const Actor& actor) {
  const auto view = withdraw_link(context, actor, request.id_parameter<SubstituteLinkId>("link_id"));
  if (!view) return problem_response(request, view.error());
  return http::json_response(200, to_json(*view));
}

Response post_handover(const Context& context, const Request& request, const Actor& actor) {
  JsonFields fields(request.body);
  const auto wish = read_lesson(fields, request);
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto answer = hand_over(context, actor, request, wish);
  if (!answer) return problem_response(request, answer.error());
  return http::json_response(answer->status, answer->body);
}

Response post_take_back(const Context& context, const Request& request, const Actor& actor) {
  const auto view = take_back(context, actor, request.id_parameter<HandoverId>("handover_id"));
  if (!view) return problem_response(request, view.error());
  return http::json_response(200, to_json(*view));
}

// --- the substitute ---

/// Of this process; another server on the same database has its own.
struct Gate {
  std::mutex mutex;
  CodeGate gate;

  std::chrono::seconds wait(Instant now) {
    const std::scoped_lock lock(mutex);
    return wait_at(gate, now);
  }
  void note_wrong(Instant now) {
    const std::scoped_lock lock(mutex);
    gate = after_wrong(gate, now);
  }
};

OpenWish read_open(JsonFields& fields) {
  OpenWish wish;
  wish.token = fields.optional_text("token", kSecretMax).value_or("");
  wish.code = fields.optional_text("code", kSecretMax).value_or("");
  if (wish.token.empty() == wish.code.empty()) {
    fields.refuse("code", "one-of", "Expected a token or a code, not both.");
  }
  const auto name = fields.text("name", kNameMax);
  const auto trimmed_name = trimmed(name);
  if (trimmed_name.empty()) fields.refuse("name", "empty", "Expected the substitute's name.");
  wish.name = PersonalText(std::string(trimmed_name));
  return wish;
}

Response list_response(const Context& context, const Request& request, const SubstituteLink& link,
                       int status) {
  const auto list = read_list(context, link);
  if (!list) return problem_response(request, list.error());
  return http::json_response(status, to_json(*list));
}

Response post_session(const Context& context, Gate& gate, const Request& request) {
  if (const auto problem = access::refused_origin(context, request))
    return problem_response(request, *problem);
  JsonFields fields(request.body);
  auto wish = read_open(fields);
  if (!fields.finish()) return problem_response(request, fields.problem());
  wish.session = access::cookie_value(context, request, kCookie);
  const Instant now = context.clock.real_now();
  if (const auto wait = wish.code.empty() ? std::chrono::seconds(0) : gate.wait(now); wait.count() > 0) {
    auto response = problem_response(request, codes_slowed());
    response.headers.emplace_back("Retry-After", std::to_string(wait.count()));
    return response;
  }
  const auto opened = open_link(context, wish);
  if (!opened) {
    if (!wish.code.empty() && opened.error().code == link_unknown().code) gate.note_wrong(now);
    return problem_response(request, opened.error());
  }
  auto response = list_response(context, request, opened->link, 201);
  response.headers.emplace_back("Set-Cookie",
                                access::cookie(context, request, kCookie, opened->session, kCookieKept));
  return response;
}

Response get_list(const Context& context, const Request& request) {
  const auto link = link_of_session(context, access::cookie_value(context, request, kCookie));
  if (!link) return problem_response(request, link.error());
  return list_response(context, request, *link, 200);
}

attendance::Mark read_mark(JsonFields& fields) {
  using attendance::EntryKind;
  constexpr EntryKind kKinds[] = {EntryKind::lesson, EntryKind::late, EntryKind::present};
  attendance::Mark mark;
  mark.id = fields.id<EntryTag>("mark_id");
  mark.pupil = fields.id<PupilTag>("pupil_id");
  if (const auto based_on = fields.optional_uuid("based_on")) mark.based_on = EntryId{*based_on};
  mark.content.kind = kKinds[fields.choice("kind", {"absent", "late", "present"})];
  if (const auto minutes = fields.optional_integer("minutes", 0, kMinutesMax))
    mark.content.minutes = static_cast<int>(*minutes);
  return mark;
}

HolderMarks read_marks(JsonFields& fields, int lesson) {
  HolderMarks marks;
  for (const Uuid& pupil : fields.uuids("seen", kMarksMax))
    marks.seen.push_back(PupilId{pupil});
  for (JsonFields& each : fields.array("marks", kMarksMax)) {
    marks.marks.push_back(read_mark(each));
    auto& kind = marks.marks.back().content.kind;
    if (kind == attendance::EntryKind::lesson && lesson == 0) kind = attendance::EntryKind::day;
  }
  return marks;
}

Response post_register(const Context& context, const attendance::OnPupilYearChanged& on_changed,
                       const Request& request) {
  if (const auto problem = access::refused_origin(context, request))
    return problem_response(request, *problem);
  const auto session = access::cookie_value(context, request, kCookie);
  const auto link = link_of_session(context, session);
  if (!link) return problem_response(request, link.error());
  const auto token = request.header("x-csrf-token");
  if (!token) return problem_response(request, access::csrf_token_missing());
  if (!crypto::is_equal_secret(*token, link->csrf_token))
    return problem_response(request, access::csrf_token_wrong());
  JsonFields fields(request.body);
  const auto marks = read_marks(fields, link->lesson);
  if (!fields.finish()) return problem_response(request, fields.problem());
  const auto answer = register_once(context, request, session, marks, on_changed);
  if (!answer) return problem_response(request, answer.error());
  return http::json_response(answer->status, answer->body);
}

void add_school_routes(http::Router& router, const Context& context) {
  const auto add = [&](Method method, std::string_view pattern, auto handler) {
    router.add(method, pattern,
               access::signed_in(context, [&context, handler](const Request& request, const Actor& actor) {
                 return handler(context, request, actor);
               }));
  };
  add(Method::post, "/api/classes/{class_id:uuid}/substitute-links", post_link);
  add(Method::post, "/api/substitute-links/{link_id:uuid}/withdraw", post_withdrawal);
  add(Method::get, "/api/my/substitute-links", [](const Context& ctx, const Request&, const Actor& actor) {
    return http::json_response(200, to_json(list_links(ctx, actor)));
  });
  add(Method::post, "/api/classes/{class_id:uuid}/handovers", post_handover);
  add(Method::post, "/api/handovers/{handover_id:uuid}/take-back", post_take_back);
  add(Method::get, "/api/my/handovers", [](const Context& ctx, const Request&, const Actor& actor) {
    return http::json_response(200, to_json(list_handovers(ctx, actor)));
  });
}

}  // namespace

void add_substitute_routes(http::Router& router, const Context& context,
                           const attendance::OnPupilYearChanged& on_changed) {
  add_school_routes(router, context);
  router.add(Method::post, "/api/substitute/session",
             [&context, gate = std::make_shared<Gate>()](const Request& request) {
               return post_session(context, *gate, request);
             });
  router.add(Method::get, "/api/substitute/register",
             [&context](const Request& request) { return get_list(context, request); });
  router.add(Method::post, "/api/substitute/register", [&context, on_changed](const Request& request) {
    return post_register(context, on_changed, request);
  });
}

}  // namespace tilstede::substitute
