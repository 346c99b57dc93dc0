// ConnectionLimits: how many connections are open, in all and per address.
#pragma once

#include <mutex>
#include <string>
#include <unordered_map>

#include "platform/http/addresses.hpp"

namespace tilstede::http {

class ConnectionLimits {
 public:
  enum class Verdict { admitted, too_many, too_many_from_address };

  /// `exempt` addresses count in all but not by themselves.
  ConnectionLimits(std::size_t in_all_max, std::size_t per_address_max, AddressSet exempt)
      : in_all_max_(in_all_max), per_address_max_(per_address_max), exempt_(std::move(exempt)) {}

  /// What is admitted must leave.
  Verdict enter(const std::string& address);
  void leave(const std::string& address);
  std::size_t count() const;

 private:
  const std::size_t in_all_max_;
  const std::size_t per_address_max_;
  const AddressSet exempt_;
  mutable std::mutex mutex_;
  std::size_t count_ = 0;
  std::unordered_map<std::string, std::size_t> by_address_;
};

}  // namespace tilstede::http
