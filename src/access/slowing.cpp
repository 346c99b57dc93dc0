#include "access/slowing.hpp"

#include <algorithm>

namespace tilstede::access {
namespace {

// People mistype; from the third failure on the wait doubles, up to a minute.
constexpr int kFailuresFree = 2;
constexpr std::chrono::seconds kWaitMax{60};

std::chrono::seconds delay(int failures) {
  if (failures <= kFailuresFree) return std::chrono::seconds(0);
  const int doublings = std::min(failures - kFailuresFree - 1, 6);
  return std::min(std::chrono::seconds(1 << doublings), kWaitMax);
}

}  // namespace

int counting(const SignInFailures& failures, Instant now) {
  return now - failures.last_failed_at >= kFailuresForgottenAfter ? 0 : failures.failures;
}

std::chrono::seconds wait_after(const SignInFailures& failures, Instant now) {
  const auto free_at = failures.last_failed_at + delay(counting(failures, now));
  return std::max(std::chrono::ceil<std::chrono::seconds>(free_at - now), std::chrono::seconds(0));
}

}  // namespace tilstede::access
