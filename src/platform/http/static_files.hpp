// The web page's files, held in memory as they were precompressed at build time.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/http.hpp"

namespace tilstede::http {

class StaticFiles {
 public:
  /// No files: every path is 404.
  StaticFiles() = default;
  /// Reads all below `folder` with its .br and .gz neighbours.
  explicit StaticFiles(const std::string& folder);

  /// Exact names only, so a path cannot leave the folder. A path without a dot is a page: index.html.
  /// Nothing for /api/, /health/ and /metrics. Handles ETag, Accept-Encoding and caching headers.
  std::optional<Response> find(const Request& request) const;

 private:
  struct File {
    std::string type;
    std::string etag;
    std::string plain;
    std::string brotli;
    std::string gzip;
  };
  std::map<std::string, File, std::less<>> files_;
};

}  // namespace tilstede::http
