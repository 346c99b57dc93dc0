#include "platform/http/connection_limits.hpp"

namespace tilstede::http {

ConnectionLimits::Verdict ConnectionLimits::enter(const std::string& address) {
  const std::lock_guard lock(mutex_);
  if (count_ >= in_all_max_) return Verdict::too_many;
  if (!exempt_.contains(address)) {
    auto& of_address = by_address_[address];
    if (of_address >= per_address_max_) return Verdict::too_many_from_address;
    ++of_address;
  }
  ++count_;
  return Verdict::admitted;
}

void ConnectionLimits::leave(const std::string& address) {
  const std::lock_guard lock(mutex_);
  --count_;
  const auto found = by_address_.find(address);
  if (found != by_address_.end() && --found->second == 0) by_address_.erase(found);
}

std::size_t ConnectionLimits::count() const {
  const std::lock_guard lock(mutex_);
  return count_;
}

}  // namespace tilstede::http
