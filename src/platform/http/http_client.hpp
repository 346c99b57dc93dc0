// What the program itself sends over HTTP: one POST, with certificates checked, no redirects followed, and a
// time limit. Only http_client.cpp includes libcurl.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tilstede::http {

struct OutgoingPost {
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::chrono::milliseconds timeout{15'000};
};

/// The status of the answer; nothing when none came. The answer's body is thrown away, and neither address
/// nor body reaches the log.
std::optional<int> post(const OutgoingPost& post);

}  // namespace tilstede::http
