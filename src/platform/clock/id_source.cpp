#include "platform/clock/id_source.hpp"

#include <sys/random.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <stdexcept>

namespace tilstede {
namespace {

std::array<std::uint8_t, 10> random_bytes() {
  std::array<std::uint8_t, 10> bytes{};
  // Requests of up to 256 bytes are never cut short once the kernel's source is ready (getrandom(2)).
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw std::runtime_error("the operating system gives no random bytes (getrandom)");
  }
  return bytes;
}

// The 12 bits after the time count within one millisecond (RFC 9562, 6.2, method 1): started at random in
// the lower half, so that there is room to count, and carried over into the next millisecond when full.
class SystemIds final : public IdSource {
 public:
  explicit SystemIds(const Clock& clock) : clock_(clock) {}

  Uuid next() override {
    auto bits = random_bytes();
    // Wall time, not domain time: the demo's clock may stand in another year.
    const auto now =
        std::chrono::floor<std::chrono::milliseconds>(clock_.real_now()).time_since_epoch().count();
    const std::lock_guard lock(mutex_);
    const auto now_ms = static_cast<std::uint64_t>(std::max<std::int64_t>(now, 0));
    if (now_ms > ms_) {
      ms_ = now_ms;
      counter_ = (static_cast<unsigned>(bits[0]) << 8 | bits[1]) & 0x7FF;
    } else if (++counter_ > 0xFFF) {
      ++ms_;
      counter_ = 0;
    }
    bits[0] = static_cast<std::uint8_t>(counter_ >> 8);
    bits[1] = static_cast<std::uint8_t>(counter_ & 0xFF);
    return make_uuid_v7(ms_, bits);
  }

 private:
  const Clock& clock_;
  std::mutex mutex_;
  std::uint64_t ms_ = 0;
  unsigned counter_ = 0;
};

class CountingIds final : public IdSource {
 public:
  Uuid next() override {
    const std::uint64_t number = ++last_;
    std::array<std::uint8_t, 10> bits{};
    for (std::size_t i = 0; i < 8; ++i)
      bits[9 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    return make_uuid_v7(0, bits);
  }

 private:
  std::atomic<std::uint64_t> last_{0};
};

}  // namespace

std::unique_ptr<IdSource> system_ids(const Clock& clock) {
  return std::make_unique<SystemIds>(clock);
}

std::unique_ptr<IdSource> counting_ids() {
  return std::make_unique<CountingIds>();
}

}  // namespace tilstede
