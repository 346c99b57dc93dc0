// How long the next sign-in waits after failed ones: longer each time, never for good. Pure.
#pragma once

#include <chrono>

#include "base/date.hpp"

namespace tilstede::access {

struct SignInFailures {
  int failures = 0;
  Instant last_failed_at;
};

/// A day without a failure forgets them.
inline constexpr std::chrono::hours kFailuresForgottenAfter{24};

/// The failures that still count at `now`.
int counting(const SignInFailures& failures, Instant now);

/// Whole seconds from `now` until the next sign-in is looked at; zero when it may be at once.
std::chrono::seconds wait_after(const SignInFailures& failures, Instant now);

}  // namespace tilstede::access
