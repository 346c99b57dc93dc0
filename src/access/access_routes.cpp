#include "access/access_routes.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/demo_use_cases.hpp"
#include "access/privacy.hpp"
#include "access/problems.hpp"
#include "access/session_guard.hpp"
#include "access/sign_in_use_cases.hpp"
#include "base/json_fields.hpp"

namespace tilstede::access {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLoginMax = 200;
constexpr std::size_t kPasswordMax = 200;
constexpr std::size_t kTextVersionMax = 20;

Json roles_of(const Actor& actor) {
  std::vector<Role> roles;
  for (const auto& relation : actor.relations)
    roles.push_back(relation.role);
  std::ranges::sort(roles);
  const auto repeats = std::ranges::unique(roles);
  roles.erase(repeats.begin(), repeats.end());
  auto names = Json::array();
  for (const auto role : roles)
    names.push_back(name_of(role));
  return names;
}

std::string session_json(const Context& context, const Session& session) {
  const auto& actor = session.actor;
  const AccountRow account{actor.account, actor.staff, actor.guardian, actor.pupil};
  const auto name = context.database.read([&](db::Tx& tx) { return load_name(tx, account); });
  return Json{{"account_id", to_text(actor.account)},
              {"name", name.reveal()},
              {"roles", roles_of(actor)},
              {"today", to_text(context.clock.today())},
              {"csrf_token", session.csrf_token},
              {"must_confirm_privacy", actor.staff && !actor.has_confirmed_privacy},
              {"privacy_text_version", kPrivacyTextVersion},
              {"is_demo", context.config.is_demo}}
      .dump();
}

Browser browser_of(const Context& context, const http::Request& request) {
  return {std::string(session_token(context, request)), std::string(device_token(context, request))};
}

http::Response session_opened(const Context& context, const http::Request& request,
                              const OpenedSession& opened) {
  auto response = http::json_response(201, session_json(context, opened.session));
  response.headers.emplace_back("Set-Cookie", session_cookie(context, request, opened.token));
  return response;
}

http::Response refusal(const http::Request& request, const SignInRefusal& refusal) {
  auto response = http::problem_response(request, refusal.problem);
  if (refusal.retry_after.count() > 0) {
    response.headers.emplace_back("Retry-After", std::to_string(refusal.retry_after.count()));
  }
  return response;
}

http::Response post_session(const Context& context, const http::Request& request) {
  if (const auto problem = refused_origin(context, request)) return http::problem_response(request, *problem);
  JsonFields fields(request.body);
  const Credentials credentials{PersonalText(fields.text("login", kLoginMax)),
                                PersonalText(fields.text("password", kPasswordMax))};
  if (!fields.finish()) return http::problem_response(request, fields.problem());
  const auto signed_in = sign_in(context, credentials, browser_of(context, request));
  if (!signed_in) return refusal(request, signed_in.error());
  auto response = session_opened(context, request, signed_in->opened);
  response.headers.emplace_back("Set-Cookie", device_cookie(context, request, signed_in->device_token));
  return response;
}

http::Response post_demo_session(const Context& context, const http::Request& request) {
  if (!context.config.is_demo) return http::problem_response(request, not_found());
  if (const auto problem = refused_origin(context, request)) return http::problem_response(request, *problem);
  JsonFields fields(request.body);
  const PersonalText login(fields.text("login", kLoginMax));
  if (!fields.finish()) return http::problem_response(request, fields.problem());
  const auto opened = sign_in_demo(context, login, browser_of(context, request));
  if (!opened) return http::problem_response(request, opened.error());
  return session_opened(context, request, *opened);
}

http::Response get_demo_people(const Context& context, const http::Request& request) {
  if (!context.config.is_demo) return http::problem_response(request, not_found());
  auto people = Json::array();
  for (const auto& person : list_demo_people(context)) {
    people.push_back({{"login", person.login.reveal()},
                      {"name", person.name.reveal()},
                      {"role", name_of(person.role)},
                      {"place", person.place}});
  }
  return http::json_response(200, Json{{"people", people}}.dump());
}

http::Response delete_session_route(const Context& context, const http::Request& request,
                                    const Session& session) {
  end_session(context, session);
  auto response = http::empty_response();
  response.headers.emplace_back("Set-Cookie", session_cookie(context, request, ""));
  return response;
}

http::Response post_confirmation(const Context& context, const http::Request& request, Session session) {
  JsonFields fields(request.body);
  const auto text_version = fields.text("text_version", kTextVersionMax);
  if (!fields.finish()) return http::problem_response(request, fields.problem());
  const auto confirmed = confirm_privacy(context, session.actor, text_version);
  if (!confirmed) return http::problem_response(request, confirmed.error());
  session.actor.has_confirmed_privacy = true;
  return http::json_response(200, session_json(context, session));
}

}  // namespace

void add_access_routes(http::Router& router, const Context& context) {
  using http::Method;
  const auto open = [&](auto handler) {
    return [&context, handler](const http::Request& request) { return handler(context, request); };
  };
  const auto for_session = [&](auto handler) {
    return with_session(context, [&context, handler](const http::Request& request, const Session& session) {
      return handler(context, request, session);
    });
  };
  router.add(Method::get, "/api/session",
             for_session([](const auto& ctx, const auto&, const Session& session) {
               return http::json_response(200, session_json(ctx, session));
             }));
  router.add(Method::post, "/api/session", open(post_session));
  router.add(Method::del, "/api/session", for_session(delete_session_route));
  router.add(Method::get, "/api/demo/people", open(get_demo_people));
  router.add(Method::post, "/api/demo/session", open(post_demo_session));
  router.add(Method::post, "/api/privacy-confirmation", for_session(post_confirmation));
}

}  // namespace tilstede::access
