#include "access/origin.hpp"

#include <string>

#include "base/text.hpp"

namespace tilstede::access {
namespace {

// "https://a.no/tilstede/" is asked for by pages of the origin "https://a.no".
std::string origin_of(std::string_view url) {
  const auto scheme_end = url.find("://");
  if (scheme_end == std::string_view::npos) return {};
  return to_lower_ascii(url.substr(0, url.find('/', scheme_end + 3)));
}

}  // namespace

bool is_own_origin(std::string_view origin, std::string_view host, std::string_view public_url) {
  const auto lower_origin = to_lower_ascii(origin);
  if (!public_url.empty()) return !origin.empty() && lower_origin == origin_of(public_url);
  const auto lower_host = to_lower_ascii(host);
  return !host.empty() && (lower_origin == "http://" + lower_host || lower_origin == "https://" + lower_host);
}

}  // namespace tilstede::access
