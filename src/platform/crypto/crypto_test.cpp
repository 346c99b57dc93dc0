#include "platform/crypto/crypto.hpp"

#include <gtest/gtest.h>

namespace tilstede::crypto {
namespace {

TEST(Crypto, digests_are_those_of_the_standards) {
  // FIPS 180-4 "abc", RFC 4231 case 2.
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hmac_sha256_hex("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Crypto, an_hmac_in_pieces_is_the_hmac_of_the_whole) {
  Hmac hmac("key");
  hmac.add("one");
  hmac.add("");
  hmac.add("two");
  EXPECT_EQ(hmac.hex(), hmac_sha256_hex("key", "onetwo"));
}

TEST(Crypto, random_text_has_the_asked_length_and_does_not_repeat) {
  EXPECT_EQ(random_hex(32).size(), 64U);
  EXPECT_NE(random_hex(32), random_hex(32));
}

TEST(Crypto, secrets_are_equal_only_when_every_character_is) {
  EXPECT_TRUE(is_equal_secret("abc", "abc"));
  EXPECT_FALSE(is_equal_secret("abc", "abd"));
  EXPECT_FALSE(is_equal_secret("abc", "abcd"));
  EXPECT_TRUE(is_equal_secret("", ""));
}

TEST(Crypto, a_password_is_known_by_its_hash_alone) {
  const auto hash = hash_password("correct horse");
  EXPECT_EQ(hash.substr(0, 30), "$argon2id$v=19$m=19456,t=2,p=1");
  EXPECT_TRUE(is_password("correct horse", hash));
  EXPECT_FALSE(is_password("correct horsf", hash));
  EXPECT_FALSE(is_password("correct horse", "no hash"));
}

}  // namespace
}  // namespace tilstede::crypto
