// Which Origin a write may carry: this server's own page. Pure.
#pragma once

#include <string_view>

namespace tilstede::access {

/// `public_url` decides when it is set; else the page must have come from the host the request is sent to.
bool is_own_origin(std::string_view origin, std::string_view host, std::string_view public_url);

}  // namespace tilstede::access
