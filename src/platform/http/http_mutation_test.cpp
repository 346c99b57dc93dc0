// Valid requests with a few bytes changed, sent to a running server: whatever comes back is HTTP, nothing
// hangs, and the server answers the next client. What needs no socket is fuzzed in
// tests/fuzz/http_front_fuzz.cpp; this reaches Boost.Beast and the connection as well.
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <random>
#include <string>

#include "platform/http/wire_testing.hpp"

namespace tilstede::http {
namespace {

constexpr int kRequests = 1'500;
constexpr unsigned kSeed = 20241031;

constexpr std::array<std::string_view, 4> kValid{
    "GET /api/hello?a=b&c=%C3%A5 HTTP/1.1\r\nHost: a\r\nCookie: session=1; b=2\r\n\r\n",
    "POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Type: application/json\r\n\r\n[1,2]",
    "POST /api/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
    "chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
    "HEAD /api/hello HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\nX-Forwarded-For: 203.0.113.9\r\n\r\n"};

// Pieces that matter to a parser are likelier to find something than random bytes.
constexpr std::array<std::string_view, 16> kPieces{"\r\n",
                                                   "\r",
                                                   "\n",
                                                   " ",
                                                   ":",
                                                   "\t",
                                                   "0",
                                                   "-1",
                                                   "\r\n\r\n",
                                                   "Content-Length: 7\r\n",
                                                   "Transfer-Encoding: chunked\r\n",
                                                   ";",
                                                   "%",
                                                   "ffffffffffffffff",
                                                   "Expect: 100-continue\r\n",
                                                   "HTTP/1.0"};

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  std::string request() {
    std::string bytes(kValid[below(kValid.size())]);
    for (auto changes = 1 + below(4); changes > 0; --changes)
      change(bytes);
    // Now and then a second request behind it.
    if (below(4) == 0) bytes += kValid[below(kValid.size())];
    return bytes;
  }

 private:
  std::size_t below(std::size_t bound) { return random_() % bound; }

  void change(std::string& bytes) {
    const auto at = below(bytes.size() + 1);
    switch (below(4)) {
      case 0:
        bytes.insert(at, kPieces[below(kPieces.size())]);
        return;
      case 1:
        bytes.erase(at, 1 + below(8));
        return;
      case 2:
        bytes.insert(at, bytes.substr(below(bytes.size() + 1), below(40)));
        return;
      default:
        if (at < bytes.size()) bytes[at] = static_cast<char>(below(256));
    }
  }

  std::mt19937 random_;
};

bool is_known_status(int status) {
  for (const int known : {100, 200, 400, 404, 405, 408, 413, 417, 431}) {
    if (status == known) return true;
  }
  return false;
}

TEST(Mutations, of_valid_requests_are_answered_or_closed_and_disturb_nobody) {
  const QuietLog quiet;
  Router router;
  router.add(Method::get, "/api/hello", [](const Request&) { return json_response(200, "{}"); });
  router.add(Method::post, "/api/echo",
             [](const Request& request) { return json_response(200, request.body); });
  const RunningServer server(wire_options(), router);

  const char* wanted = std::getenv("TILSTEDE_TEST_SEED");
  const auto seed = wanted == nullptr ? kSeed : static_cast<unsigned>(std::strtoul(wanted, nullptr, 10));
  SCOPED_TRACE("TILSTEDE_TEST_SEED=" + std::to_string(seed));
  Mutator mutator(seed);
  int answered = 0;
  for (int i = 0; i < kRequests; ++i) {
    const auto bytes = mutator.request();
    WireClient client(server.port());
    client.send(bytes);
    client.close_sending();
    // A mutation may turn HEAD into something else and back, so only the first status line is trusted here.
    const auto answer = client.read_answer(true);
    if (!answer) continue;
    ++answered;
    ASSERT_TRUE(is_known_status(answer->status)) << answer->status << " to request " << i << ":\n" << bytes;
  }
  // Silence is only for what ended before a byte was understood.
  EXPECT_GE(answered, kRequests * 99 / 100);
  WireClient next(server.port());
  next.send(kValid[0]);
  const auto answer = next.read_answer();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
}

}  // namespace
}  // namespace tilstede::http
