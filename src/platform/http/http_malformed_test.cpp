// Requests that two programs could understand differently, or that nobody should send: each is answered, and
// the connection closes. One row per trick.
#include <gtest/gtest.h>

#include <ostream>

#include "platform/http/wire_testing.hpp"

namespace tilstede::http {
namespace {

using namespace std::string_literals;

struct Malformed {
  const char* name;
  std::string bytes;
  int status = 400;
};

void PrintTo(const Malformed& row, std::ostream* out) {
  *out << row.name;
}

class MalformedTest : public testing::TestWithParam<Malformed> {
 protected:
  MalformedTest() {
    router_.add(Method::get, "/api/hello", [](const Request&) { return json_response(200, "{}"); });
    router_.add(Method::post, "/api/echo",
                [](const Request& request) { return json_response(200, request.body); });
  }
  const QuietLog quiet_;
  Router router_;
};

TEST_P(MalformedTest, is_answered_with_a_problem_and_a_close) {
  const RunningServer server(wire_options(), router_);
  WireClient client(server.port());
  ASSERT_TRUE(client.send(GetParam().bytes));
  const auto answer = client.read_answer();
  ASSERT_TRUE(answer) << "closed in silence";
  EXPECT_EQ(answer->status, GetParam().status);
  EXPECT_NE(answer->code(), "");
  EXPECT_EQ(answer->header("connection"), "close");
  EXPECT_TRUE(client.is_closed_by_server());
  WireClient next(server.port());
  next.send("GET /api/hello HTTP/1.1\r\nHost: a\r\n\r\n");
  const auto next_answer = next.read_answer();
  EXPECT_EQ(next_answer ? next_answer->status : 0, 200) << "the server goes on";
}

std::string post(const std::string& headers, const std::string& body = "") {
  return "POST /api/echo HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}

std::string get(const std::string& target) {
  return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

INSTANTIATE_TEST_SUITE_P(
    Requests, MalformedTest,
    testing::Values(
        Malformed{"length_and_chunked",
                  post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")},
        Malformed{"two_lengths", post("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd")},
        Malformed{"the_same_length_twice", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc")},
        Malformed{"lengths_in_a_list", post("Content-Length: 3, 3\r\n", "abc")},
        Malformed{"space_before_colon", "GET /api/hello HTTP/1.1\r\nHost : a\r\n\r\n"},
        Malformed{"bare_line_feeds", "GET /api/hello HTTP/1.1\nHost: a\n\n"},
        Malformed{"one_bare_line_feed", "GET /api/hello HTTP/1.1\r\nHost: a\nX: b\r\n\r\n"},
        Malformed{"bare_carriage_return", "GET /api/hello HTTP/1.1\r\nHost: a\rX: b\r\n\r\n"},
        Malformed{"negative_length", post("Content-Length: -3\r\n", "abc")},
        Malformed{"length_with_a_plus", post("Content-Length: +3\r\n", "abc")},
        Malformed{"length_in_hexadecimal", post("Content-Length: 0x3\r\n", "abc")},
        Malformed{"length_with_leading_zero", post("Content-Length: 03\r\n", "abc")},
        Malformed{"length_without_a_number", post("Content-Length:\r\n")},
        Malformed{"length_beyond_any_number", post("Content-Length: 99999999999999999999\r\n")},
        Malformed{"negative_chunk", post("Transfer-Encoding: chunked\r\n", "-3\r\nabc\r\n0\r\n\r\n")},
        Malformed{"chunk_without_its_end", post("Transfer-Encoding: chunked\r\n", "3\r\nabcd\r\n0\r\n\r\n")},
        Malformed{"chunk_extension", post("Transfer-Encoding: chunked\r\n", "3;a=b\r\nabc\r\n0\r\n\r\n")},
        Malformed{"chunk_of_immense_size",
                  post("Transfer-Encoding: chunked\r\n", "ffffffffffffffffff\r\nabc")},
        Malformed{"unknown_transfer_encoding", post("Transfer-Encoding: gzip\r\n", "abc")},
        Malformed{"two_transfer_encodings", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n")},
        Malformed{"transfer_encoding_twice",
                  post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n")},
        Malformed{"transfer_encoding_in_disguise", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")},
        Malformed{"chunked_under_http_1_0",
                  "POST /api/echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        Malformed{"no_host", "GET /api/hello HTTP/1.1\r\n\r\n"},
        Malformed{"two_hosts", "GET /api/hello HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"},
        Malformed{"empty_host", "GET /api/hello HTTP/1.1\r\nHost:\r\n\r\n"},
        Malformed{"host_that_is_none", "GET /api/hello HTTP/1.1\r\nHost: a/b\r\n\r\n"},
        Malformed{"http_2_preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
        Malformed{"http_3", "GET /api/hello HTTP/3\r\nHost: a\r\n\r\n"},
        Malformed{"http_0_9", "GET /api/hello\r\n\r\n"},
        Malformed{"lower_case_version", "GET /api/hello http/1.1\r\nHost: a\r\n\r\n"},
        Malformed{"tls_hello", "\x16\x03\x01\x02\x00\x01"s},
        Malformed{"control_character", get(std::string("/a\x01") + "b")},
        Malformed{"nul", "GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n"s},
        Malformed{"nul_in_a_header", "GET / HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n"s},
        Malformed{"encoded_control_character", get("/%00")}, Malformed{"target_not_utf8", get("/\xff\xfe")},
        Malformed{"encoded_target_not_utf8", get("/%ff")}, Malformed{"broken_escape", get("/%zz")},
        Malformed{"broken_escape_in_the_query", get("/api/hello?a=%4")},
        Malformed{"encoded_slash", get("/api%2Fhello")},
        Malformed{"absolute_target", get("http://a/api/hello")},
        Malformed{"space_in_the_target", get("/a b")},
        Malformed{"two_spaces", "GET  /api/hello HTTP/1.1\r\nHost: a\r\n\r\n"},
        Malformed{"method_with_a_strange_character", "GE(T /api/hello HTTP/1.1\r\nHost: a\r\n\r\n"},
        Malformed{"folded_header", "GET /api/hello HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n"},
        Malformed{"header_without_colon", "GET /api/hello HTTP/1.1\r\nHost: a\r\nX\r\n\r\n"},
        Malformed{"header_without_name", "GET /api/hello HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n"},
        Malformed{"header_not_utf8", "GET /api/hello HTTP/1.1\r\nHost: a\r\nX: \xff\r\n\r\n"},
        Malformed{"empty_line_first", "\r\nGET /api/hello HTTP/1.1\r\nHost: a\r\n\r\n"},
        Malformed{"unknown_expectation", post("Expect: miracles\r\nContent-Length: 1\r\n"), 417},
        Malformed{"a_large_head",
                  "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(64 << 10, 'x') + "\r\n\r\n", 431},
        Malformed{"a_large_target", get("/" + std::string(20 << 10, 'x')), 431},
        Malformed{"a_large_body", post("Content-Length: 209715200\r\n"), 413},
        Malformed{"a_large_chunk",
                  post("Transfer-Encoding: chunked\r\n", "200000\r\n" + std::string(2 << 20, 'x')), 413}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace tilstede::http
