#include "people/name_match.hpp"

#include <gtest/gtest.h>

namespace tilstede::people {
namespace {

TEST(NameMatch, finds_a_name_by_how_its_words_begin) {
  EXPECT_TRUE(is_name_begun_by("Ada Marie Berg", "ada ber"));
  EXPECT_TRUE(is_name_begun_by("Ada Marie Berg", "BERG Ada"));
  EXPECT_TRUE(is_name_begun_by("Anne-Lise Dal", "lise"));
  EXPECT_FALSE(is_name_begun_by("Ada Marie Berg", "da"));
  EXPECT_FALSE(is_name_begun_by("Ada Marie Berg", "ada dal"));
}

TEST(NameMatch, knows_the_big_letters_of_norwegian_names) {
  EXPECT_TRUE(is_name_begun_by("Åse Ødegård", "åse ø"));
  EXPECT_TRUE(is_name_begun_by("åse ødegård", "ÅSE ØDEGÅRD"));
}

TEST(NameMatch, finds_nobody_by_nothing) {
  EXPECT_FALSE(is_name_begun_by("Ada Berg", ""));
  EXPECT_FALSE(is_name_begun_by("Ada Berg", "  - "));
}

}  // namespace
}  // namespace tilstede::people
