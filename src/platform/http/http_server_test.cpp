#include "platform/http/http_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <mutex>
#include <nlohmann/json.hpp>
#include <utility>

#include "platform/db/db.hpp"
#include "platform/http/wire_testing.hpp"
#include "platform/log/log.hpp"

namespace tilstede::http {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kHello = "GET /api/hello HTTP/1.1\r\nHost: a\r\n\r\n";

// Opened at the latest when the test ends, so that a failed one does not hang.
class Gate {
 public:
  void wait() const { opened_.wait(); }
  void open() {
    if (!std::exchange(is_open_, true)) promise_.set_value();
  }

 private:
  std::promise<void> promise_;
  std::shared_future<void> opened_ = promise_.get_future().share();
  bool is_open_ = false;
};

struct OpenAtEnd {
  Gate& gate;
  ~OpenAtEnd() { gate.open(); }
};

// Log lines are kept, not shown; and each test sees only its own.
class ServerTest : public testing::Test {
 protected:
  ServerTest() {
    log::set_sink([this](std::string_view line) {
      const std::lock_guard lock(mutex_);
      lines_.emplace_back(line);
    });
    router_.add(Method::get, "/api/hello",
                [](const Request&) { return json_response(200, "{\"hello\":1}"); });
    router_.add(Method::post, "/api/echo",
                [](const Request& request) { return json_response(200, request.body); });
    router_.add(
        Method::post, "/api/small", [](const Request& request) { return json_response(200, request.body); },
        RouteOptions{.body_bytes_max = 16});
    router_.add(Method::get, "/api/slow", [this](const Request&) {
      ++started_;
      may_finish_.wait();
      return json_response(200, "{\"slow\":1}");
    });
    router_.add(Method::get, "/api/pupils/{name:text}",
                [](const Request&) -> Response { throw std::runtime_error("the disk is full"); });
    router_.add(Method::get, "/api/busy",
                [](const Request&) -> Response { throw db::BusyError("somebody imports"); });
    router_.add(Method::get, "/api/parse", [](const Request&) -> Response {
      return json_response(200, nlohmann::json::parse("\"Ola Secret").dump());
    });
    router_.add(Method::get, "/api/number", [](const Request&) -> Response { throw 7; });
    router_.add(Method::get, "/api/splitting", [](const Request&) {
      return Response{200, {{"X-Name", "a\r\nSet-Cookie: b"}}, ""};
    });
    router_.add(Method::get, "/api/large",
                [](const Request&) { return json_response(200, std::string(8 << 20, 'x')); });
    router_.add(Method::get, "/api/who", [](const Request& request) {
      return json_response(200, request.client_address + (request.is_secure ? " secure" : " plain"));
    });
    router_.add(
        Method::get, "/health/live", [](const Request&) { return json_response(200, "{}"); },
        RouteOptions{.is_immediate = true});
  }
  ~ServerTest() override { log::set_sink({}); }

  std::string log_text() {
    const std::lock_guard lock(mutex_);
    std::string text;
    for (const auto& line : lines_)
      text += line + "\n";
    return text;
  }

  // Waits for what another thread is about to do. The bound only ends a test that has failed already.
  template <class Condition>
  static bool eventually(Condition condition) {
    const auto bound = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (std::chrono::steady_clock::now() < bound) {
      if (condition()) return true;
      std::this_thread::yield();
    }
    return false;
  }

  Router router_;
  std::atomic<int> started_{0};
  Gate may_finish_;

 private:
  std::mutex mutex_;
  std::vector<std::string> lines_;
};

WireAnswer answer_to(unsigned short port, std::string_view request) {
  WireClient client(port);
  client.send(request);
  auto answer = client.read_answer(request.substr(0, 5) == "HEAD ");
  return answer ? *answer : WireAnswer{};
}

std::string post(const std::string& headers, const std::string& body = "") {
  return "POST /api/echo HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}

std::string get(const std::string& target) {
  return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

TEST_F(ServerTest, refuses_more_headers_than_anyone_needs) {
  const RunningServer server(wire_options(), router_);
  std::string head = "GET /api/hello HTTP/1.1\r\nHost: a\r\n";
  for (int i = 0; i < 100; ++i)
    head += "X" + std::to_string(i) + ": y\r\n";
  EXPECT_EQ(answer_to(server.port(), head + "\r\n").status, 431);
}

TEST_F(ServerTest, answers_a_request_that_ends_in_its_middle) {
  const RunningServer server(wire_options(), router_);
  for (const auto* part : {"GET /api/hello HTTP/1.1\r\nHo",
                           "POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab"}) {
    WireClient client(server.port());
    client.send(part);
    client.close_sending();
    const auto answer = client.read_answer();
    ASSERT_TRUE(answer) << part;
    EXPECT_EQ(answer->status, 400);
  }
}

// ---- bodies

TEST_F(ServerTest, reads_bodies_of_a_known_length_and_in_chunks) {
  const RunningServer server(wire_options(), router_);
  WireClient client(server.port());
  client.send(post("Content-Length: 5\r\n", "hallo"));
  EXPECT_EQ(client.read_answer()->body, "hallo");
  client.send(
      post("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n2\r\nde\r\n0\r\nX-Trailer: ignored\r\n\r\n"));
  EXPECT_EQ(client.read_answer()->body, "abcde");
  client.send(post("Content-Length: 0\r\n"));
  EXPECT_EQ(client.read_answer()->body, "");
  const std::string whole(1 << 20, 'x');
  client.send(post("Content-Length: 1048576\r\n", whole));
  EXPECT_EQ(client.read_answer()->body.size(), whole.size());
}

TEST_F(ServerTest, refuses_a_large_body_before_it_is_sent_by_the_limit_of_its_route) {
  const RunningServer server(wire_options(), router_);
  WireClient client(server.port());
  client.send("POST /api/small HTTP/1.1\r\nHost: a\r\nContent-Length: 17\r\n\r\n");
  const auto answer = client.read_answer();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 413);
  EXPECT_EQ(answer->code(), "body-too-large");
  EXPECT_EQ(
      answer_to(server.port(), "POST /api/small HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab").status,
      200);
}

TEST_F(ServerTest, lets_a_client_that_asks_first_send_its_body) {
  const RunningServer server(wire_options(), router_);
  WireClient client(server.port());
  client.send(post("Expect: 100-continue\r\nContent-Length: 5\r\n"));
  EXPECT_EQ(client.read_answer()->status, 100);
  client.send("hallo");
  EXPECT_EQ(client.read_answer()->body, "hallo");
}

// ---- time

TEST_F(ServerTest, answers_408_to_a_head_that_drips) {
  auto options = wire_options();
  options.read_timeout = milliseconds(200);
  const RunningServer server(options, router_);
  WireClient client(server.port());
  client.send("GET /api/hello HTTP/1.1\r\n");
  // Each line comes well within the limit; the whole does not.
  bool is_answered = false;
  for (int line = 0; line < 250 && !is_answered; ++line) {
    client.send("X: y\r\n");
    is_answered = client.hears_within(milliseconds(20));
  }
  ASSERT_TRUE(is_answered) << "a client that drips is waited for";
  const auto answer = client.read_answer();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 408);
  EXPECT_EQ(answer->code(), "request-timeout");
}

TEST_F(ServerTest, answers_408_to_a_body_that_does_not_come) {
  auto options = wire_options();
  options.read_timeout = milliseconds(100);
  const RunningServer server(options, router_);
  EXPECT_EQ(answer_to(server.port(), post("Content-Length: 5\r\n", "ha")).status, 408);
  EXPECT_EQ(answer_to(server.port(), post("Transfer-Encoding: chunked\r\n", "3\r\nab")).status, 408);
  WireClient client(server.port());
  client.send(post("Expect: 100-continue\r\nContent-Length: 5\r\n"));
  EXPECT_EQ(client.read_answer()->status, 100);
  EXPECT_EQ(client.read_answer()->status, 408);
}

TEST_F(ServerTest, closes_connections_that_say_nothing_without_a_word) {
  auto options = wire_options();
  options.read_timeout = milliseconds(100);
  options.idle_timeout = milliseconds(100);
  const RunningServer server(options, router_);
  WireClient fresh(server.port());
  EXPECT_TRUE(fresh.is_closed_by_server());
  WireClient idle(server.port());
  idle.send(kHello);
  EXPECT_EQ(idle.read_answer()->status, 200);
  EXPECT_TRUE(idle.is_closed_by_server());
}

TEST_F(ServerTest, gives_up_on_a_client_that_does_not_read) {
  auto options = wire_options();
  options.write_timeout = milliseconds(100);
  Metrics metrics;
  const RunningServer server(options, router_, {}, &metrics);
  WireClient client(server.port());
  client.send(get("/api/large"));
  EXPECT_TRUE(
      eventually([&] { return metrics.text().find("tilstede_http_connections 1") != std::string::npos; }));
  EXPECT_TRUE(
      eventually([&] { return metrics.text().find("tilstede_http_connections 0") != std::string::npos; }));
  EXPECT_THAT(metrics.text(), HasSubstr("tilstede_http_requests_in_flight 0"));
}

// ---- connections and the queue

TEST_F(ServerTest, keeps_a_connection_and_answers_requests_in_their_order) {
  const RunningServer server(wire_options(), router_);
  WireClient client(server.port());
  client.send(kHello);
  EXPECT_EQ(client.read_answer()->body, "{\"hello\":1}");
  // All at once, the last one in two pieces.
  client.send(post("Content-Length: 1\r\n", "1") + post("Content-Length: 1\r\n", "2") + get("/api/nothing") +
              "GET /api/he");
  EXPECT_EQ(client.read_answer()->body, "1");
  EXPECT_EQ(client.read_answer()->body, "2");
  EXPECT_EQ(client.read_answer()->status, 404);
  client.send("llo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  const auto last = client.read_answer();
  EXPECT_EQ(last->status, 200);
  EXPECT_EQ(last->header("connection"), "close");
  EXPECT_TRUE(client.is_closed_by_server());
}

TEST_F(ServerTest, closes_after_an_answer_under_http_1_0) {
  const RunningServer server(wire_options(), router_);
  WireClient client(server.port());
  client.send("GET /api/hello HTTP/1.0\r\n\r\n");
  EXPECT_EQ(client.read_answer()->status, 200);
  EXPECT_TRUE(client.is_closed_by_server());
}

TEST_F(ServerTest, turns_away_connections_beyond_the_limit_of_one_address) {
  auto options = wire_options();
  options.connections_per_address_max = 1;
  const RunningServer server(options, router_);
  {
    WireClient first(server.port());
    first.send(kHello);
    EXPECT_EQ(first.read_answer()->status, 200);
    WireClient second(server.port());
    const auto answer = second.read_answer();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 503);
    EXPECT_EQ(answer->code(), "too-busy");
    EXPECT_TRUE(second.is_closed_by_server());
    first.send(kHello);
    EXPECT_EQ(first.read_answer()->status, 200) << "the first is not disturbed";
  }
  EXPECT_TRUE(eventually([&] { return answer_to(server.port(), kHello).status == 200; }))
      << "a place is free again";
}

TEST_F(ServerTest, counts_a_configured_proxy_only_among_all) {
  auto options = wire_options();
  options.connections_per_address_max = 1;
  options.connections_max = 2;
  options.trusted_proxies = {"127.0.0.1"};
  const RunningServer server(options, router_);
  WireClient first(server.port());
  first.send(kHello);
  EXPECT_EQ(first.read_answer()->status, 200);
  WireClient second(server.port());
  second.send(kHello);
  EXPECT_EQ(second.read_answer()->status, 200);
  WireClient third(server.port());
  EXPECT_EQ(third.read_answer()->status, 503);
}

TEST_F(ServerTest, answers_503_when_the_queue_is_full_and_still_says_that_it_lives) {
  auto options = wire_options();
  options.workers = 1;
  options.queue_max = 1;
  Metrics metrics;
  const RunningServer server(options, router_, {}, &metrics);
  const OpenAtEnd end{may_finish_};
  WireClient running(server.port());
  running.send(get("/api/slow"));
  ASSERT_TRUE(eventually([&] { return started_ == 1; }));
  WireClient waiting(server.port());
  waiting.send(kHello);
  ASSERT_TRUE(eventually([&] { return metrics.text().find("queue_depth 1") != std::string::npos; }));

  WireClient refused(server.port());
  refused.send(kHello);
  const auto answer = refused.read_answer();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 503);
  EXPECT_EQ(answer->code(), "too-busy");
  EXPECT_EQ(answer->header("retry-after"), "1");
  EXPECT_EQ(answer_to(server.port(), get("/health/live")).status, 200);
  EXPECT_THAT(metrics.text(), HasSubstr("tilstede_http_rejected_total{reason=\"queue\"} 1"));

  may_finish_.open();
  EXPECT_EQ(running.read_answer()->status, 200);
  EXPECT_EQ(waiting.read_answer()->status, 200);
  refused.send(kHello);
  EXPECT_EQ(refused.read_answer()->status, 200) << "the refused client may try again on its connection";
}

TEST_F(ServerTest, serves_many_clients_on_several_threads) {
  auto options = wire_options();
  options.io_threads = 2;
  const RunningServer server(options, router_);
  std::atomic<int> answered{0};
  std::vector<std::thread> clients;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&] {
      WireClient client(server.port());
      for (int j = 0; j < 50; ++j) {
        client.send(kHello);
        const auto answer = client.read_answer();
        if (answer && answer->status == 200) ++answered;
      }
    });
  }
  for (auto& client : clients)
    client.join();
  EXPECT_EQ(answered, 400);
}

// ---- stopping

TEST_F(ServerTest, finishes_what_is_running_when_it_stops) {
  RunningServer server(wire_options(), router_);
  const OpenAtEnd end{may_finish_};
  WireClient idle(server.port());
  idle.send(kHello);
  EXPECT_EQ(idle.read_answer()->status, 200);
  WireClient client(server.port());
  client.send(get("/api/slow"));
  ASSERT_TRUE(eventually([&] { return started_ == 1; }));
  server.stop();
  EXPECT_TRUE(idle.is_closed_by_server());
  EXPECT_TRUE(eventually([&] { return log_text().find("\"stopping\"") != std::string::npos; }));
  may_finish_.open();
  const auto answer = client.read_answer();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "{\"slow\":1}");
  EXPECT_EQ(answer->header("connection"), "close");
  EXPECT_TRUE(client.is_closed_by_server());
  client.close_sending();
  server.wait_until_stopped();
}

TEST_F(ServerTest, does_not_wait_for_ever_when_it_stops) {
  auto options = wire_options();
  options.stop_timeout = milliseconds(100);
  RunningServer server(options, router_);
  const OpenAtEnd end{may_finish_};
  WireClient client(server.port());
  client.send(get("/api/slow"));
  ASSERT_TRUE(eventually([&] { return started_ == 1; }));
  server.stop();
  EXPECT_TRUE(client.is_closed_by_server()) << "closed without an answer";
  EXPECT_THAT(log_text(), HasSubstr("\"stop_timeout\""));
  may_finish_.open();
  server.wait_until_stopped();
}

TEST_F(ServerTest, stops_when_the_system_asks_it_to) {
  RunningServer server(wire_options(), router_, {}, nullptr, true);
  EXPECT_EQ(answer_to(server.port(), kHello).status, 200);
  std::raise(SIGTERM);
  server.wait_until_stopped();
  EXPECT_THAT(log_text(), HasSubstr("\"stopped\""));
}

TEST_F(ServerTest, survives_clients_that_reset_while_they_are_answered) {
  const RunningServer server(wire_options(), router_);
  for (int i = 0; i < 20; ++i) {
    WireClient client(server.port());
    client.send(get("/api/large"));
    client.reset();
  }
  std::raise(SIGPIPE);
  EXPECT_EQ(answer_to(server.port(), kHello).status, 200);
}

TEST_F(ServerTest, names_the_address_that_is_taken) {
  const RunningServer server(wire_options(), router_);
  auto options = wire_options();
  options.port = server.port();
  const StaticFiles files;
  try {
    const Server second(options, router_, files);
    FAIL() << "two servers on one port";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), HasSubstr("127.0.0.1 port " + std::to_string(server.port())));
  }
}

// ---- answers

TEST_F(ServerTest, answers_head_like_get_but_without_the_body) {
  const RunningServer server(wire_options(), router_);
  WireClient client(server.port());
  client.send("HEAD /api/hello HTTP/1.1\r\nHost: a\r\n\r\n");
  const auto head = client.read_answer(true);
  ASSERT_TRUE(head);
  EXPECT_EQ(head->status, 200);
  EXPECT_EQ(head->header("content-length"), "11");
  client.send(kHello);
  EXPECT_EQ(client.read_answer()->body, "{\"hello\":1}") << "no byte of a body stood between";
}

TEST_F(ServerTest, says_which_methods_a_resource_takes) {
  const RunningServer server(wire_options(), router_);
  for (const auto* method : {"POST", "OPTIONS", "TRACE", "BREW"}) {
    const auto answer =
        answer_to(server.port(), std::string(method) + " /api/hello HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(answer.status, 405) << method;
    EXPECT_EQ(answer.header("allow"), "GET, HEAD");
    EXPECT_EQ(answer.code(), "method-not-allowed");
  }
  EXPECT_EQ(answer_to(server.port(), get("/api/nothing")).status, 404);
  EXPECT_EQ(answer_to(server.port(), get("/api/nothing")).code(), "not-found");
}

TEST_F(ServerTest, turns_an_exception_into_a_500_whose_reason_stands_in_the_log_alone) {
  const RunningServer server(wire_options(), router_);
  const auto answer = answer_to(server.port(), get("/api/pupils/Ola?grade=7"));
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.code(), "internal");
  EXPECT_THAT(answer.body, Not(HasSubstr("disk")));
  const auto request_id = answer.header("x-request-id");
  EXPECT_EQ(request_id.size(), 32U);
  EXPECT_THAT(answer.body, HasSubstr(request_id));
  EXPECT_THAT(log_text(), HasSubstr("\"request_id\":\"" + request_id + "\""));
  EXPECT_THAT(log_text(), HasSubstr("the disk is full"));
}

TEST_F(ServerTest, asks_to_try_again_when_the_database_is_busy) {
  const RunningServer server(wire_options(), router_);
  const auto answer = answer_to(server.port(), get("/api/busy"));
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.code(), "too-busy");
  EXPECT_EQ(answer.header("retry-after"), "5");
  EXPECT_THAT(log_text(), HasSubstr("somebody imports"));
}

TEST_F(ServerTest, logs_routes_and_numbers_but_nothing_about_a_person) {
  const RunningServer server(wire_options(), router_);
  EXPECT_EQ(answer_to(server.port(), get("/api/pupils/Ola?grade=7")).status, 500);
  EXPECT_EQ(answer_to(server.port(), get("/api/nothing/Ola")).status, 404);
  EXPECT_EQ(answer_to(server.port(), get("/api/parse")).status, 500);
  EXPECT_EQ(answer_to(server.port(), get("/api/number")).status, 500);
  EXPECT_EQ(answer_to(server.port(), "OLA /api/hello HTTP/1.1\r\nHost: Ola\r\n\r\n").status, 405);
  EXPECT_EQ(answer_to(server.port(), "GET /%ff?Ola HTTP/1.1\r\nHost: Ola\r\n\r\n").status, 400);
  const auto text = log_text();
  EXPECT_THAT(text, HasSubstr(R"("method":"GET","route":"/api/pupils/{name:text}","status":500,"bytes":)"));
  EXPECT_THAT(text, HasSubstr(R"x("route":"(none)","status":404)x"));
  EXPECT_THAT(text, HasSubstr("parse_error"));
  for (const auto* personal : {"Ola", "OLA", "grade", "127.0.0.1"})
    EXPECT_THAT(text, Not(HasSubstr(personal)));
}

TEST_F(ServerTest, never_lets_a_header_split_the_answer) {
  const RunningServer server(wire_options(), router_);
  const auto answer = answer_to(server.port(), get("/api/splitting"));
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.header("set-cookie"), "");
}

TEST_F(ServerTest, protects_every_answer_with_headers) {
  std::string pattern = (std::filesystem::temp_directory_path() / "tilstede-page-XXXXXX").string();
  const std::filesystem::path folder = mkdtemp(pattern.data());
  std::ofstream(folder / "index.html") << "page";
  const RunningServer server(wire_options(), router_, StaticFiles(folder.string()));
  std::filesystem::remove_all(folder);

  const auto page = answer_to(server.port(), get("/klasser/7a"));
  EXPECT_EQ(page.body, "page");
  EXPECT_EQ(
      page.header("content-security-policy"),
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
      "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
      "frame-ancestors 'none'; require-trusted-types-for 'script'");
  const auto api = answer_to(server.port(), kHello);
  EXPECT_EQ(api.header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'");
  EXPECT_EQ(api.header("cache-control"), "no-store");
  for (const auto& answer : {page, api, answer_to(server.port(), get("/%ff"))}) {
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.header("referrer-policy"), "same-origin");
    EXPECT_EQ(answer.header("cross-origin-opener-policy"), "same-origin");
    EXPECT_EQ(answer.header("strict-transport-security"), "");
    EXPECT_THAT(answer.header("date"), testing::MatchesRegex("[A-Z][a-z][a-z], [0-9]+ .* GMT"));
  }
  EXPECT_EQ(answer_to(server.port(), "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n").header("content-length"), "4");
  const auto posted = answer_to(server.port(), "POST /klasser HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(posted.status, 405);
  EXPECT_EQ(posted.header("allow"), "GET, HEAD");
}

TEST_F(ServerTest, believes_forwarded_headers_only_from_a_configured_proxy) {
  const std::string forwarded =
      "GET /api/who HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\n\r\n";
  {
    const RunningServer server(wire_options(), router_);
    const auto answer = answer_to(server.port(), forwarded);
    EXPECT_EQ(answer.body, "127.0.0.1 plain");
    EXPECT_EQ(answer.header("strict-transport-security"), "");
  }
  auto options = wire_options();
  options.trusted_proxies = {"127.0.0.0/8"};
  const RunningServer server(options, router_);
  const auto answer = answer_to(server.port(), forwarded);
  EXPECT_EQ(answer.body, "203.0.113.9 secure");
  EXPECT_THAT(answer.header("strict-transport-security"), HasSubstr("max-age="));
}

}  // namespace
}  // namespace tilstede::http
