// What operators ask: is it alive, is it ready, what does it count. No session is needed and nothing personal
// is told.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "platform/http/http.hpp"
#include "platform/http/metrics.hpp"

namespace tilstede::http {

/// GET /health/live answers as long as the process runs; GET /health/ready asks `is_ready`, which may throw.
void add_health_routes(Router& router, std::function<bool()> is_ready);

/// GET /metrics, for this machine itself and for `readers` (addresses and networks); to others it is not
/// there.
void add_metrics_route(Router& router, const Metrics& metrics, const std::vector<std::string>& readers);

}  // namespace tilstede::http
