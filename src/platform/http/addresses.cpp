#include "platform/http/addresses.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <stdexcept>

#include "base/text.hpp"

namespace tilstede::http {

namespace {

// IPv4 is kept as ::ffff:a.b.c.d, so that one comparison serves both.
constexpr int kIpv4PrefixBits = 96;

}  // namespace

std::optional<AddressSet::Bytes> AddressSet::parse_address(std::string_view text) {
  const std::string terminated(text);
  Bytes bytes{};
  in_addr v4{};
  if (inet_pton(AF_INET, terminated.c_str(), &v4) == 1) {
    bytes[10] = bytes[11] = 0xff;
    const auto* octets = reinterpret_cast<const std::uint8_t*>(&v4);
    std::copy(octets, octets + 4, bytes.begin() + 12);
    return bytes;
  }
  if (inet_pton(AF_INET6, terminated.c_str(), bytes.data()) == 1) return bytes;
  return std::nullopt;
}

std::optional<AddressSet::Network> AddressSet::parse_network(std::string_view text) {
  const auto slash = text.find('/');
  const auto bytes = parse_address(text.substr(0, slash));
  if (!bytes) return std::nullopt;
  if (slash == std::string_view::npos) return Network{*bytes, 128};
  const bool is_v4 = text.substr(0, slash).find(':') == std::string_view::npos;
  const auto bits = parse_int(text.substr(slash + 1));
  if (!bits || *bits < 0 || *bits > (is_v4 ? 32 : 128)) return std::nullopt;
  return Network{*bytes, static_cast<int>(*bits) + (is_v4 ? kIpv4PrefixBits : 0)};
}

bool AddressSet::is_address_or_network(std::string_view entry) {
  return parse_network(entry).has_value();
}

AddressSet::AddressSet(const std::vector<std::string>& entries) {
  for (const auto& entry : entries) {
    const auto network = parse_network(entry);
    if (!network) throw std::runtime_error("'" + entry + "' is no IP address or network such as 10.0.0.0/8");
    networks_.push_back(*network);
  }
}

bool AddressSet::contains(std::string_view address) const {
  const auto bytes = parse_address(address);
  if (!bytes) return false;
  return std::any_of(networks_.begin(), networks_.end(), [&](const Network& network) {
    const auto whole = static_cast<std::size_t>(network.bits / 8);
    if (!std::equal(bytes->begin(), bytes->begin() + static_cast<std::ptrdiff_t>(whole),
                    network.bytes.begin())) {
      return false;
    }
    const int rest = network.bits % 8;
    if (rest == 0) return true;
    return ((*bytes)[whole] >> (8 - rest)) == (network.bytes[whole] >> (8 - rest));
  });
}

bool is_loopback(std::string_view address) {
  static const AddressSet kLoopback(std::vector<std::string>{"127.0.0.0/8", "::1"});
  return kLoopback.contains(address);
}

std::string client_address(std::string_view peer, std::string_view forwarded_for, const AddressSet& trusted) {
  if (!trusted.contains(peer) || forwarded_for.empty()) return std::string(peer);
  // Each proxy appends whom it heard from, so only the part to the right of the last stranger is to be
  // believed.
  auto hops = split(forwarded_for, ',');
  auto client = peer;
  for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
    const auto address = trimmed(*hop);
    if (address.find('/') != std::string_view::npos || !AddressSet::is_address_or_network(address)) break;
    client = address;
    if (!trusted.contains(address)) break;
  }
  return std::string(client);
}

}  // namespace tilstede::http
