// Clock: the only source of time. Pure code never asks; it is given `today` or `now`.
// Domain time (now, today) may be offset in the demo; real_now is for sessions, limits and retries.
#pragma once

#include <memory>

#include "base/date.hpp"

namespace tilstede {

class Clock {
 public:
  virtual ~Clock() = default;
  /// Domain time, UTC.
  virtual Instant now() const = 0;
  /// Wall time, UTC, never offset.
  virtual Instant real_now() const = 0;
  /// The civil date in Europe/Oslo at now().
  Date today() const;
};

std::unique_ptr<Clock> system_clock();

/// Domain time starts at `start` and runs on with real time (the demo).
std::unique_ptr<Clock> clock_starting_at(Instant start);

/// Stands still until told otherwise (tests).
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant now) : now_(now) {}
  Instant now() const override { return now_; }
  Instant real_now() const override { return now_; }
  void set(Instant now) { now_ = now; }

 private:
  Instant now_;
};

}  // namespace tilstede
