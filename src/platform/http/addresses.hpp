// AddressSet: IP addresses and networks ("10.0.0.7", "10.0.0.0/8", "fd00::/8") as operators write them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tilstede::http {

class AddressSet {
 public:
  AddressSet() = default;
  /// Throws std::runtime_error when an entry is no address; is_address_or_network() asks beforehand.
  explicit AddressSet(const std::vector<std::string>& entries);

  /// False for text that is no address. An IPv4 address written inside IPv6 (::ffff:a.b.c.d) is the IPv4
  /// address.
  bool contains(std::string_view address) const;

  static bool is_address_or_network(std::string_view entry);

 private:
  using Bytes = std::array<std::uint8_t, 16>;
  struct Network {
    Bytes bytes{};
    int bits = 128;
  };
  static std::optional<Bytes> parse_address(std::string_view text);
  static std::optional<Network> parse_network(std::string_view text);

  std::vector<Network> networks_;
};

/// 127.0.0.0/8 and ::1.
bool is_loopback(std::string_view address);

/// Who the client is: the peer, or what the last untrusted hop of X-Forwarded-For says when the peer is
/// trusted.
std::string client_address(std::string_view peer, std::string_view forwarded_for, const AddressSet& trusted);

}  // namespace tilstede::http
