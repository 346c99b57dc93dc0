// Answers as they go on the wire: status line, standard and security headers, framing.
#pragma once

#include <string>
#include <string_view>

#include "platform/http/http.hpp"

namespace tilstede::http {

/// The policy of the pages: everything from ourselves, no inline script. `data:` because the design system's
/// CSS carries its icons so.
inline constexpr std::string_view kPageContentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'";

struct AnswerFraming {
  bool is_head = false;
  bool closes = false;
  bool is_secure = false;
  std::string_view request_id;
};

/// The head of the answer with its empty line. Adds what the response does not say itself: no-store, nosniff
/// and the other security headers. A header that could split the answer is an exception (a handler's
/// mistake).
std::string answer_head(const Response& response, const AnswerFraming& framing);

/// 204 and 304 and HEAD have none.
bool sends_body(const Response& response, const AnswerFraming& framing);

}  // namespace tilstede::http
