#include "access/access_routes.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "access/access_jobs.hpp"
#include "access/account_use_cases.hpp"
#include "access/guard.hpp"
#include "access/world_store_testing.hpp"
#include "platform/crypto/crypto.hpp"

namespace tilstede::access {
namespace {

using http::Method;
using nlohmann::json;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// One hash for all tests; hashing is slow on purpose.
const std::string& password_hash() {
  static const std::string hash = make_password_hash("riktig passord");
  return hash;
}

constexpr const char* kRight = R"({"login":"kari","password":"riktig passord"})";
constexpr const char* kWrong = R"({"login":"kari","password":"feil passord"})";

struct Answer {
  int status = 0;
  json body;
  std::map<std::string, std::string> headers;
  std::vector<std::string> set_cookies;

  std::string code() const { return body.value("code", ""); }
};

// A browser: keeps its cookies and sends what a page would.
struct Browser {
  std::map<std::string, std::string> cookies;
  std::string csrf_token;
  std::optional<std::string> origin = "http://localhost:8080";
  bool is_secure = false;
};

class AccessRoutes : public testing::World {
 protected:
  void SetUp() override {
    World::SetUp();
    add_access_routes(router, context());
    router.add(Method::get, "/api/echo", signed_in(context(), [](const http::Request&, const Actor& actor) {
                 return http::json_response(200, json{{"relations", actor.relations.size()}}.dump());
               }));
    school = add_school("Bakken");
    kari = add_staff("Kari");
    add_role(kari, {.role = Role::principal, .school = school});
    account = add_account("kari", kari, password_hash());
  }

  Answer send(Browser& browser, Method method, const std::string& path, const std::string& body = "") {
    const auto found = router.find(method, path);
    const auto& match = std::get<http::Router::Match>(found);
    http::Request request;
    request.method = method;
    request.path = path;
    request.route = match.route;
    request.body = body;
    request.is_secure = browser.is_secure;
    request.headers["host"] = "localhost:8080";
    std::string cookies;
    for (const auto& [name, value] : browser.cookies)
      cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
    if (!cookies.empty()) request.headers["cookie"] = cookies;
    if (browser.origin) request.headers["origin"] = *browser.origin;
    if (!browser.csrf_token.empty()) request.headers["x-csrf-token"] = browser.csrf_token;
    return answer_of((*match.handler)(request), browser);
  }

  Answer sign_in(Browser& browser, const std::string& body = kRight) {
    auto answer = send(browser, Method::post, "/api/session", body);
    if (answer.status == 201) browser.csrf_token = answer.body["csrf_token"];
    return answer;
  }

  // How many failed sign-ins it takes until one is slowed; the clock stands still.
  int tries_until_slowed(Browser& browser, const std::string& body) {
    for (int tries = 1;; ++tries) {
      const auto answer = sign_in(browser, body);
      if (answer.status == 429) return tries;
      EXPECT_EQ(answer.code(), "sign-in-failed");
    }
  }

  void pass(std::chrono::microseconds time) { clock.set(clock.now() + time); }

  http::Router router;
  SchoolId school;
  StaffId kari;
  AccountId account;

 private:
  static Answer answer_of(const http::Response& response, Browser& browser) {
    Answer answer;
    answer.status = response.status;
    if (!response.body.empty()) answer.body = json::parse(response.body);
    for (const auto& [name, value] : response.headers) {
      if (name != "Set-Cookie") {
        answer.headers[name] = value;
        continue;
      }
      answer.set_cookies.push_back(value);
      const auto equals = value.find('=');
      browser.cookies[value.substr(0, equals)] = value.substr(equals + 1, value.find(';') - equals - 1);
    }
    return answer;
  }
};

TEST_P(AccessRoutes, sign_in_opens_a_session_that_says_who_one_is) {
  Browser browser;
  const auto answer = sign_in(browser);
  ASSERT_EQ(answer.status, 201);
  EXPECT_EQ(answer.body["account_id"], to_text(account));
  EXPECT_EQ(answer.body["name"], "Kari Nordmann");
  EXPECT_EQ(answer.body["roles"], json({"principal"}));
  EXPECT_EQ(answer.body["today"], "2024-10-31");
  EXPECT_EQ(answer.body["must_confirm_privacy"], true);
  EXPECT_EQ(answer.body["is_demo"], false);
  const auto read = send(browser, Method::get, "/api/session");
  EXPECT_EQ(read.status, 200);
  EXPECT_EQ(read.body, answer.body);
}

TEST_P(AccessRoutes, login_is_taken_without_regard_to_case_and_blanks) {
  Browser browser;
  EXPECT_EQ(sign_in(browser, R"({"login":" KARI ","password":"riktig passord"})").status, 201);
}

TEST_P(AccessRoutes, session_cookie_is_closed_to_scripts_and_other_sites) {
  Browser plain;
  const auto cookie = sign_in(plain).set_cookies.at(0);
  EXPECT_EQ(cookie.substr(cookie.find(';')), "; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax");
  EXPECT_EQ(cookie.substr(0, 8), "session=");
  EXPECT_EQ(plain.cookies.at("session").size(), 64U) << "256 bits";

  Browser secure;
  secure.is_secure = true;
  secure.origin = "https://localhost:8080";
  const auto host_cookie = sign_in(secure).set_cookies.at(0);
  EXPECT_EQ(host_cookie.substr(0, 15), "__Host-session=");
  EXPECT_NE(host_cookie.find("; Secure"), std::string::npos);
  EXPECT_EQ(send(secure, Method::get, "/api/session").status, 200);

  config.public_url = "https://fravaer.example";
  Browser behind_proxy;
  behind_proxy.origin = "https://fravaer.example";
  EXPECT_EQ(sign_in(behind_proxy).set_cookies.at(0).substr(0, 15), "__Host-session=");
}

TEST_P(AccessRoutes, only_a_digest_of_the_token_is_kept) {
  Browser browser;
  sign_in(browser);
  const auto token = browser.cookies.at("session");
  EXPECT_EQ(count("select count(*) from session where token_hash = $1", {token}), 0);
  EXPECT_EQ(count("select count(*) from session where token_hash = $1", {crypto::sha256_hex(token)}), 1);
}

TEST_P(AccessRoutes, without_a_session_nothing_is_answered) {
  Browser nobody;
  for (const auto* token :
       {"", "short", "0000000000000000000000000000000000000000000000000000000000000000"}) {
    nobody.cookies = {{"session", token}};
    const auto answer = send(nobody, Method::get, "/api/echo");
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(answer.code(), "not-signed-in");
  }
}

TEST_P(AccessRoutes, sign_out_ends_the_session) {
  Browser browser;
  sign_in(browser);
  const auto token = browser.cookies.at("session");
  EXPECT_EQ(send(browser, Method::del, "/api/session").status, 204);
  EXPECT_EQ(browser.cookies.at("session"), "");
  browser.cookies["session"] = token;
  EXPECT_EQ(send(browser, Method::get, "/api/session").status, 401);
}

TEST_P(AccessRoutes, sign_in_gives_a_new_session_and_ends_the_one_before) {
  Browser browser;
  sign_in(browser);
  auto before = browser;
  sign_in(browser);
  EXPECT_NE(before.cookies.at("session"), browser.cookies.at("session"));
  EXPECT_NE(before.csrf_token, browser.csrf_token);
  EXPECT_EQ(send(before, Method::get, "/api/session").status, 401);
  EXPECT_EQ(send(browser, Method::get, "/api/session").status, 200);
}

TEST_P(AccessRoutes, a_session_ends_unused_and_in_the_end_anyway) {
  Browser browser;
  sign_in(browser);
  pass(minutes(59));
  EXPECT_EQ(send(browser, Method::get, "/api/echo").status, 200);
  pass(minutes(60));
  EXPECT_EQ(send(browser, Method::get, "/api/echo").status, 401);

  sign_in(browser);
  for (int i = 0; i < 13; ++i) {
    pass(minutes(55));
    EXPECT_EQ(send(browser, Method::get, "/api/echo").status, 200) << i;
  }
  pass(minutes(5));
  EXPECT_EQ(send(browser, Method::get, "/api/echo").status, 401) << "12 hours";
}

TEST_P(AccessRoutes, being_seen_is_written_at_most_once_a_minute) {
  Browser browser;
  sign_in(browser);
  const auto seen = [&] { return count("select last_seen_at from session"); };
  const auto at_first = seen();
  pass(seconds(59));
  send(browser, Method::get, "/api/echo");
  EXPECT_EQ(seen(), at_first);
  pass(seconds(1));
  send(browser, Method::get, "/api/echo");
  EXPECT_EQ(seen(), at_first + 60'000'000);
}

TEST_P(AccessRoutes, a_session_ends_with_the_last_relation) {
  Browser browser;
  sign_in(browser);
  EXPECT_EQ(send(browser, Method::get, "/api/echo").body["relations"], 1);
  execute("update staff_role set valid_to = $1", {add_days(testing::kToday, -1)});
  EXPECT_EQ(send(browser, Method::get, "/api/echo").status, 401);
  execute("update staff_role set valid_to = null");
  EXPECT_EQ(send(browser, Method::get, "/api/echo").status, 401) << "ended is ended";
  EXPECT_EQ(sign_in(browser).status, 201);
}

TEST_P(AccessRoutes, nobody_signs_in_without_a_relation_or_with_a_disabled_account) {
  Browser browser;
  execute("update staff_role set valid_from = $1", {add_days(testing::kToday, 1)});
  EXPECT_EQ(sign_in(browser).code(), "sign-in-failed");
  execute("update staff_role set valid_from = $1", {testing::kToday});
  EXPECT_EQ(sign_in(browser).status, 201);
  database().write([&](db::Tx& tx) { disable_account(tx, context(), account); });
  EXPECT_EQ(send(browser, Method::get, "/api/echo").status, 401);
  EXPECT_EQ(sign_in(browser).code(), "sign-in-failed");
}

TEST_P(AccessRoutes, a_write_needs_the_csrf_token_and_the_right_origin) {
  Browser browser;
  sign_in(browser);
  const auto confirm = [&] {
    return send(browser, Method::post, "/api/privacy-confirmation", R"({"text_version":"1"})").code();
  };
  const auto token = browser.csrf_token;
  browser.csrf_token = "";
  EXPECT_EQ(confirm(), "csrf-token-missing");
  browser.csrf_token = std::string(64, '0');
  EXPECT_EQ(confirm(), "csrf-token-wrong");
  browser.csrf_token = token;
  browser.origin = "http://evil.example";
  EXPECT_EQ(confirm(), "origin-not-allowed");
  EXPECT_EQ(sign_in(browser).code(), "origin-not-allowed");
  browser.origin = std::nullopt;
  EXPECT_EQ(confirm(), "") << "no Origin, but the token";
}

TEST_P(AccessRoutes, privacy_is_confirmed_once_by_staff) {
  Browser browser;
  sign_in(browser);
  const auto confirm = [&](const char* body) {
    return send(browser, Method::post, "/api/privacy-confirmation", body);
  };
  EXPECT_EQ(confirm(R"({"text_version":"0"})").code(), "privacy-text-outdated");
  EXPECT_EQ(send(browser, Method::get, "/api/session").body["must_confirm_privacy"], true);
  for (int i = 0; i < 2; ++i) {
    const auto answer = confirm(R"({"text_version":"1"})");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body["must_confirm_privacy"], false);
  }
  EXPECT_EQ(send(browser, Method::get, "/api/session").body["must_confirm_privacy"], false);
  EXPECT_EQ(count("select count(*) from audit_event where action = 'privacy.confirmed'"), 1);
}

TEST_P(AccessRoutes, guardians_have_no_privacy_rules_to_confirm) {
  config.is_demo = true;
  const auto guardian = add_guardian();
  const auto child = add_pupil();
  add_guardianship(child, guardian, true);
  add_account("anne", guardian);
  Browser browser;
  const auto answer = send(browser, Method::post, "/api/demo/session", R"({"login":"anne"})");
  ASSERT_EQ(answer.status, 201);
  EXPECT_EQ(answer.body["roles"], json({"guardian"}));
  EXPECT_EQ(answer.body["must_confirm_privacy"], false);
  browser.csrf_token = answer.body["csrf_token"];
  EXPECT_EQ(send(browser, Method::post, "/api/privacy-confirmation", R"({"text_version":"1"})").code(),
            "not-allowed");
}

TEST_P(AccessRoutes, a_wrong_password_and_an_unknown_login_are_answered_alike) {
  Browser browser;
  const auto wrong = sign_in(browser, kWrong);
  const auto unknown = sign_in(browser, R"({"login":"nobody","password":"riktig passord"})");
  const auto passwordless = [&] {
    add_account("per", add_staff("Per"));
    return sign_in(browser, R"({"login":"per","password":"riktig passord"})");
  }();
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(wrong.code(), "sign-in-failed");
  for (const auto& other : {unknown, passwordless}) {
    EXPECT_EQ(other.body, wrong.body);
    EXPECT_TRUE(other.set_cookies.empty());
  }
}

TEST_P(AccessRoutes, failures_slow_the_login_whether_it_exists_or_not) {
  for (const auto* body : {kWrong, R"({"login":"nobody","password":"x"})"}) {
    Browser browser;
    EXPECT_EQ(tries_until_slowed(browser, body), 4) << body;
    const auto slowed = sign_in(browser, body);
    EXPECT_EQ(slowed.code(), "sign-in-slowed");
    EXPECT_EQ(slowed.headers.at("Retry-After"), "1");
    pass(seconds(1));
    EXPECT_EQ(sign_in(browser, body).status, 401);
    EXPECT_EQ(sign_in(browser, body).headers.at("Retry-After"), "2");
  }
}

TEST_P(AccessRoutes, slowing_is_no_lock_and_ends_with_the_right_password) {
  Browser browser;
  tries_until_slowed(browser, kWrong);
  EXPECT_EQ(sign_in(browser).status, 429) << "the right one waits too";
  pass(seconds(1));
  EXPECT_EQ(sign_in(browser).status, 201);
  Browser fresh;
  EXPECT_EQ(tries_until_slowed(fresh, kWrong), 4) << "counted anew";
}

TEST_P(AccessRoutes, a_known_browser_is_not_slowed_by_strangers) {
  Browser known;
  sign_in(known);
  Browser stranger;
  tries_until_slowed(stranger, kWrong);
  EXPECT_EQ(sign_in(known).status, 201);
  EXPECT_EQ(tries_until_slowed(known, kWrong), 4) << "by itself it is";
}

TEST_P(AccessRoutes, a_device_cookie_counts_for_its_own_login_only) {
  Browser known;
  sign_in(known);
  Browser stranger;
  tries_until_slowed(stranger, R"({"login":"nobody","password":"x"})");
  EXPECT_EQ(sign_in(known, R"({"login":"nobody","password":"x"})").status, 429);
  tries_until_slowed(stranger, kWrong);
  Browser forger;
  forger.cookies["device"] = std::string(32, '0') + "." + std::string(64, '0');
  EXPECT_EQ(sign_in(forger).status, 429);
}

TEST_P(AccessRoutes, neither_login_nor_token_stands_in_the_log_of_events) {
  Browser browser;
  sign_in(browser);
  send(browser, Method::del, "/api/session");
  EXPECT_EQ(count("select count(*) from audit_event where action in ('session.opened', 'session.ended')"), 2);
  EXPECT_EQ(count("select count(*) from audit_event where payload like '%kari%' or subject_id like '%kari%'"),
            0);
  EXPECT_EQ(count("select count(*) from sign_in_failure where login_hash like '%kari%'"), 0);
}

TEST_P(AccessRoutes, malformed_requests_are_named_by_place) {
  Browser browser;
  EXPECT_EQ(sign_in(browser, "{").code(), "malformed-json");
  EXPECT_EQ(sign_in(browser, R"({"login":"kari"})").status, 422);
  EXPECT_EQ(sign_in(browser, R"({"login":"kari","password":"x","remember":true})").status, 422);
  EXPECT_EQ(sign_in(browser, R"({"login":"kari","password":")" + std::string(201, 'x') + "\"}").status, 422);
}

TEST_P(AccessRoutes, the_demo_lists_whom_it_offers_and_signs_in_without_a_password) {
  config.is_demo = true;
  const auto school_class = add_class(school, "8A");
  const auto per = add_staff("Per");
  add_class_teacher(school_class, per, true);
  add_lesson(school_class, per, 1);
  add_account("per", per);
  const std::string offered =
      R"([{"login":"per","name":"Per Nordmann","role":"contact-teacher","place":"8A, Bakken"}])";
  execute("insert into setting (key, value) values ('demo.people', $1)", {offered});
  Browser browser;
  const auto people = send(browser, Method::get, "/api/demo/people");
  ASSERT_EQ(people.status, 200);
  EXPECT_EQ(people.body["people"], json::parse(offered));
  const auto opened = send(browser, Method::post, "/api/demo/session", R"({"login":"per"})");
  EXPECT_EQ(opened.status, 201);
  EXPECT_EQ(opened.body["is_demo"], true);
  EXPECT_EQ(opened.body["roles"], json({"teacher", "contact-teacher"}));
  EXPECT_EQ(send(browser, Method::get, "/api/session").status, 200);
  EXPECT_EQ(send(browser, Method::post, "/api/demo/session", R"({"login":"nobody"})").status, 401);
}

TEST_P(AccessRoutes, outside_the_demo_there_is_no_demo) {
  Browser browser;
  EXPECT_EQ(send(browser, Method::get, "/api/demo/people").status, 404);
  EXPECT_EQ(send(browser, Method::post, "/api/demo/session", R"({"login":"kari"})").status, 404);
  EXPECT_TRUE(browser.cookies.empty());
}

TEST_P(AccessRoutes, what_has_run_out_is_cleaned_up) {
  config.audit_key_file = ::testing::TempDir() + "tilstede_clean_up_key";
  config.audit_heads_file = ::testing::TempDir() + "tilstede_clean_up_heads";
  std::remove(config.audit_key_file.c_str());
  std::remove(config.audit_heads_file.c_str());
  Jobs jobs(context());
  add_access_jobs(jobs, context());
  Browser browser;
  sign_in(browser, kWrong);
  sign_in(browser);
  jobs.run_due();
  EXPECT_EQ(count("select count(*) from session"), 1);
  EXPECT_EQ(count("select count(*) from audit_event where seal_number is null"), 0) << "sealed by the way";
  pass(hours(25));
  jobs.run_due();
  EXPECT_EQ(count("select count(*) from session"), 0);
  EXPECT_EQ(count("select count(*) from sign_in_failure"), 0);
}

FOR_EACH_ENGINE(AccessRoutes);

}  // namespace
}  // namespace tilstede::access
