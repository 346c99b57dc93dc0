#include "platform/crypto/turn.hpp"

#include <atomic>
#include <mutex>

namespace tilstede::crypto {
namespace {

std::mutex at_work;
// Those who wait and the one at work.
std::atomic<int> in_line = 0;

struct Place {
  Place() : before(in_line++) {}
  ~Place() { --in_line; }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  const int before;
};

}  // namespace

bool in_turn(int waiting_max, const std::function<void()>& work) {
  const Place place;
  if (place.before > waiting_max) return false;
  const std::lock_guard lock(at_work);
  work();
  return true;
}

}  // namespace tilstede::crypto
