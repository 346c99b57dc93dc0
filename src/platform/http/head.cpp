#include "platform/http/head.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace tilstede::http {

namespace {

constexpr std::size_t kHeadersMax = 100;
constexpr std::size_t kLengthDigitsMax = 15;

bool is_token_character(char c) {
  // RFC 9110, section 5.6.2.
  constexpr std::string_view kOthers = "!#$%&'*+-.^_`|~";
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         kOthers.find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_character);
}

std::string_view trimmed_blanks(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

bool is_host(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-._~:[]").find(c) != std::string_view::npos;
  });
}

bool has_token(std::string_view list, std::string_view token) {
  for (const auto part : split(list, ',')) {
    if (to_lower_ascii(trimmed_blanks(part)) == token) return true;
  }
  return false;
}

std::optional<Problem> read_request_line(std::string_view line, Head& head, bool& is_http_1_0) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) {
    return bad_request("The first line must be METHOD TARGET HTTP/1.1, with single spaces.");
  }
  const auto version = line.substr(last + 1);
  is_http_1_0 = version == "HTTP/1.0";
  if (version != "HTTP/1.1" && !is_http_1_0) return bad_request("This server speaks HTTP/1.1.");
  if (!is_token(line.substr(0, first)))
    return bad_request("The method holds a character that no method has.");
  head.method = std::string(line.substr(0, first));
  head.target = std::string(line.substr(first + 1, last - first - 1));
  // What else may be wrong with the target is said by parse_target.
  if (head.target.find(' ') != std::string::npos) return bad_request("The request target holds a space.");
  return std::nullopt;
}

std::optional<Problem> read_header(std::string_view line, Head& head) {
  if (line.front() == ' ' || line.front() == '\t') {
    return bad_request("A header is folded over two lines; each must stand on one.");
  }
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return bad_request("A header line has no colon.");
  const auto name = line.substr(0, colon);
  if (!is_token(name))
    return bad_request("A header's name holds a space or another character that no name has.");
  const auto value = trimmed_blanks(line.substr(colon + 1));
  if (!is_valid_utf8(value)) return bad_request("A header's value is not UTF-8.");

  const auto key = to_lower_ascii(name);
  const auto [entry, is_new] = head.headers.emplace(key, value);
  if (is_new) return std::nullopt;
  if (key == "content-length" || key == "transfer-encoding" || key == "host") {
    return bad_request("The header " + key + " stands more than once.");
  }
  entry->second.append(key == "cookie" ? "; " : ", ").append(value);
  return std::nullopt;
}

std::optional<Problem> read_framing(Head& head, bool is_http_1_0) {
  const auto find = [&](std::string_view name) -> const std::string* {
    const auto found = head.headers.find(name);
    return found == head.headers.end() ? nullptr : &found->second;
  };
  const auto* length = find("content-length");
  const auto* encoding = find("transfer-encoding");
  if (length != nullptr && encoding != nullptr) {
    return bad_request("Content-Length and Transfer-Encoding exclude each other.");
  }
  if (encoding != nullptr) {
    if (is_http_1_0 || *encoding != "chunked") {
      return bad_request("The only Transfer-Encoding understood is \"chunked\", under HTTP/1.1.");
    }
    head.is_chunked = true;
  }
  if (length != nullptr) {
    const bool is_number =
        !length->empty() && length->size() <= kLengthDigitsMax &&
        std::all_of(length->begin(), length->end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number || (length->size() > 1 && length->front() == '0')) {
      return bad_request("Content-Length must be one number in plain digits.");
    }
    head.content_length = static_cast<std::uint64_t>(*parse_int(*length));
  }
  const auto* host = find("host");
  if (host == nullptr && !is_http_1_0) return bad_request("HTTP/1.1 needs a Host header.");
  if (host != nullptr && !is_host(*host)) return bad_request("The Host header is no host name.");
  return std::nullopt;
}

std::optional<Problem> read_connection(Head& head, bool is_http_1_0) {
  const auto connection = head.headers.find("connection");
  head.keeps_alive =
      !is_http_1_0 && (connection == head.headers.end() || !has_token(connection->second, "close"));
  const auto expect = head.headers.find("expect");
  if (expect == head.headers.end()) return std::nullopt;
  if (to_lower_ascii(expect->second) != "100-continue") {
    return Problem{417,
                   "expectation-failed",
                   "The expectation cannot be met",
                   "The only Expect understood is 100-continue.",
                   {}};
  }
  head.expects_continue = !is_http_1_0;
  return std::nullopt;
}

}  // namespace

Problem bad_request(std::string detail) {
  return Problem{400, "bad-request", "The request cannot be understood", std::move(detail), {}};
}

HeadScanner::State HeadScanner::scan(std::string_view bytes) {
  const auto refuse = [&](std::string detail) {
    problem_ = bad_request(std::move(detail));
    return State::refused;
  };
  for (; position_ < bytes.size(); ++position_) {
    const auto c = static_cast<unsigned char>(bytes[position_]);
    if (c == '\n') {
      if (position_ == 0 || bytes[position_ - 1] != '\r') {
        return refuse("A line ends in a line feed alone; lines end in carriage return and line feed.");
      }
      if (position_ >= 3 && bytes.substr(position_ - 3, 4) == "\r\n\r\n") {
        ++position_;
        return State::complete;
      }
    } else if (position_ > 0 && bytes[position_ - 1] == '\r') {
      return refuse("A carriage return stands alone; lines end in carriage return and line feed.");
    } else if ((c < 0x20 && c != '\r' && c != '\t') || c == 0x7f) {
      return refuse("The head holds a control character; is this TLS sent to a plain port?");
    }
  }
  return State::incomplete;
}

Result<Head, Problem> parse_head(std::string_view text) {
  Head head;
  bool is_http_1_0 = false;
  bool is_first = true;
  std::size_t count = 0;
  for (;;) {
    const auto end = text.find("\r\n");
    if (end == std::string_view::npos) return refused(bad_request("The head is not complete."));
    const auto line = text.substr(0, end);
    text.remove_prefix(end + 2);
    if (is_first) {
      if (auto problem = read_request_line(line, head, is_http_1_0)) return refused(std::move(*problem));
      is_first = false;
      continue;
    }
    if (line.empty()) break;
    if (++count > kHeadersMax) {
      return refused(
          Problem{431, "header-too-large", "The request's head is too large", "Too many headers.", {}});
    }
    if (auto problem = read_header(line, head)) return refused(std::move(*problem));
  }
  if (auto problem = read_framing(head, is_http_1_0)) return refused(std::move(*problem));
  if (auto problem = read_connection(head, is_http_1_0)) return refused(std::move(*problem));
  return head;
}

}  // namespace tilstede::http
