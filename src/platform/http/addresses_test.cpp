#include "platform/http/addresses.hpp"

#include <gtest/gtest.h>

namespace tilstede::http {
namespace {

TEST(Addresses, hold_single_addresses_and_networks_of_both_kinds) {
  const AddressSet set({"10.0.0.7", "192.168.0.0/22", "fd00::/8", "2001:db8::1"});
  EXPECT_TRUE(set.contains("10.0.0.7"));
  EXPECT_TRUE(set.contains("::ffff:10.0.0.7"));
  EXPECT_FALSE(set.contains("10.0.0.8"));
  EXPECT_TRUE(set.contains("192.168.3.255"));
  EXPECT_FALSE(set.contains("192.168.4.0"));
  EXPECT_TRUE(set.contains("fdab::1"));
  EXPECT_FALSE(set.contains("fe80::1"));
  EXPECT_TRUE(set.contains("2001:0db8:0::1"));
  EXPECT_FALSE(set.contains("10.0.0.7/32"));
  EXPECT_FALSE(set.contains("everybody"));
  EXPECT_FALSE(AddressSet().contains("127.0.0.1"));
}

TEST(Addresses, refuse_what_is_none) {
  EXPECT_THROW(AddressSet({"localhost"}), std::runtime_error);
  for (const auto* entry :
       {"", "10.0.0", "10.0.0.0/33", "10.0.0.0/-1", "fd00::/129", "10.0.0.0/", "10.0.0.0/8/8"}) {
    EXPECT_FALSE(AddressSet::is_address_or_network(entry)) << entry;
  }
}

TEST(ClientAddress, believes_only_what_trusted_proxies_have_appended) {
  const AddressSet trusted({"127.0.0.1", "10.0.0.0/8"});
  EXPECT_EQ(client_address("192.0.2.1", "203.0.113.9", trusted), "192.0.2.1");
  EXPECT_EQ(client_address("127.0.0.1", "", trusted), "127.0.0.1");
  EXPECT_EQ(client_address("127.0.0.1", "203.0.113.9", trusted), "203.0.113.9");
  EXPECT_EQ(client_address("127.0.0.1", "127.0.0.1, 203.0.113.9, 10.0.0.2", trusted), "203.0.113.9");
  EXPECT_EQ(client_address("127.0.0.1", "203.0.113.9, unknown, 10.0.0.2", trusted), "10.0.0.2");
  EXPECT_EQ(client_address("127.0.0.1", "<script>", trusted), "127.0.0.1");
}

}  // namespace
}  // namespace tilstede::http
