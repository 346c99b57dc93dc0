#include "platform/clock/clock.hpp"

#include "platform/clock/oslo.hpp"

namespace tilstede {
namespace {

Instant wall_time() {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

class OffsetClock final : public Clock {
 public:
  explicit OffsetClock(std::chrono::microseconds offset) : offset_(offset) {}
  Instant now() const override { return wall_time() + offset_; }
  Instant real_now() const override { return wall_time(); }

 private:
  std::chrono::microseconds offset_;
};

}  // namespace

Date Clock::today() const {
  return oslo::date_of(now());
}

std::unique_ptr<Clock> system_clock() {
  return std::make_unique<OffsetClock>(std::chrono::microseconds(0));
}

std::unique_ptr<Clock> clock_starting_at(Instant start) {
  return std::make_unique<OffsetClock>(start - wall_time());
}

}  // namespace tilstede
