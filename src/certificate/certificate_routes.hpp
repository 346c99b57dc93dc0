// The routes of half-year reports and the certificate; every list also as CSV and PDF.
#pragma once

#include "platform/context.hpp"
#include "platform/http/http.hpp"
#include "routine/routines.hpp"

namespace tilstede::certificate {

void add_certificate_routes(http::Router& router, const Context& context, const routine::Routines& routines);

}  // namespace tilstede::certificate
