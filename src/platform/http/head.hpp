// The head of a request (request line and headers), read strictly: whatever two programs on the way could
// understand differently is refused, with a reason. Boost.Beast reads the same bytes again afterwards.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/problem.hpp"
#include "base/result.hpp"

namespace tilstede::http {

struct Head {
  std::string method;
  std::string target;
  /// Names in lower case; a repeated one is joined by ", " (cookies by "; ").
  std::map<std::string, std::string, std::less<>> headers;
  std::optional<std::uint64_t> content_length;
  bool is_chunked = false;
  bool keeps_alive = true;
  bool expects_continue = false;

  bool has_body() const { return is_chunked || content_length.value_or(0) > 0; }
};

/// Looks for the empty line in bytes that arrive little by little; never reads a byte twice.
class HeadScanner {
 public:
  enum class State { incomplete, complete, refused };

  /// `bytes` is all that has arrived of this request, and begins with what the last call was given.
  State scan(std::string_view bytes);
  /// After `complete`: the length of the head with its empty line.
  std::size_t end() const { return position_; }
  /// After `refused`.
  const Problem& problem() const { return problem_; }

 private:
  std::size_t position_ = 0;
  Problem problem_;
};

/// `head` as the scanner found it complete.
Result<Head, Problem> parse_head(std::string_view head);

/// 400 `bad-request`: the request is not understood, and the connection closes.
Problem bad_request(std::string detail);

}  // namespace tilstede::http
