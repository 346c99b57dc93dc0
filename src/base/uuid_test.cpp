#include "base/uuid.hpp"

#include <gtest/gtest.h>

#include <unordered_set>

namespace tilstede {
namespace {

TEST(Uuid, is_read_in_either_case_and_written_in_lower_case) {
  const auto uuid = parse_uuid("018F3A2B-4C5D-7E6F-8A9B-0C1D2E3F4A5B");
  ASSERT_TRUE(uuid);
  EXPECT_EQ(to_text(*uuid), "018f3a2b-4c5d-7e6f-8a9b-0c1d2e3f4a5b");
}

TEST(Uuid, is_nothing_but_the_canonical_form) {
  for (const char* text : {"", "018f3a2b-4c5d-7e6f-8a9b-0c1d2e3f4a5", "018f3a2b-4c5d-7e6f-8a9b-0c1d2e3f4a5b0",
                           "018f3a2b04c5d-7e6f-8a9b-0c1d2e3f4a5b", "018f3a2b-4c5d-7e6f-8a9b-0c1d2e3f4a5g",
                           "{018f3a2b-4c5d-7e6f-8a9b-0c1d2e3f4a}", "018f3a2b4c5d-7e6f-8a9b-0c1d2e3f4a5b-"}) {
    EXPECT_FALSE(parse_uuid(text)) << text;
  }
}

TEST(Uuid, of_version_7_carries_time_version_and_random_bits) {
  std::array<std::uint8_t, 10> ones;
  ones.fill(0xFF);
  const Uuid uuid = make_uuid_v7(0x0123456789AB, ones);
  EXPECT_EQ(to_text(uuid), "01234567-89ab-7fff-bfff-ffffffffffff");
  EXPECT_TRUE(is_uuid_v7(uuid));
  EXPECT_FALSE(is_uuid_v7(Uuid{}));
}

TEST(Uuid, of_a_later_time_sorts_after) {
  EXPECT_LT(to_text(make_uuid_v7(255, {})), to_text(make_uuid_v7(256, {})));
  EXPECT_LT(make_uuid_v7(255, {}), make_uuid_v7(256, {}));
}

TEST(Uuid, can_be_a_key) {
  std::unordered_set<Uuid> known{make_uuid_v7(1, {}), make_uuid_v7(2, {}), make_uuid_v7(1, {})};
  EXPECT_EQ(known.size(), 2U);
}

}  // namespace
}  // namespace tilstede
