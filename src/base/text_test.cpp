#include "base/text.hpp"

#include <gtest/gtest.h>

namespace tilstede {
namespace {

TEST(ParseInt, takes_digits_and_nothing_else) {
  EXPECT_EQ(parse_int("-9223372036854775808"), INT64_MIN);
  EXPECT_EQ(parse_int("007"), 7);
  for (const char* text : {"", "-", "+1", " 1", "1 ", "1.0", "9223372036854775808", "0x1"}) {
    EXPECT_FALSE(parse_int(text)) << text;
  }
}

TEST(Split, keeps_empty_parts) {
  EXPECT_EQ(split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
  EXPECT_EQ(split("", ','), (std::vector<std::string_view>{""}));
}

TEST(Trimmed, takes_blanks_from_both_ends) {
  EXPECT_EQ(trimmed(" \t a b\r\n"), "a b");
  EXPECT_EQ(trimmed(" \n"), "");
}

TEST(Utf8, is_counted_in_code_points) {
  EXPECT_EQ(utf8_length("æøå"), 3U);
  EXPECT_EQ(utf8_length("a\xF0\x9F\x98\x80"), 2U);
}

TEST(Utf8, is_the_shortest_form_of_a_code_point_that_exists) {
  for (const char* text : {"", "abc", "æøå", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_TRUE(is_valid_utf8(text)) << text;
  }
  for (const char* text : {"\xC3", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                           "\xF0\x80\x80\x80", "\x80", "a\xFF", "\xE2\x82", "\xF5\x80\x80\x80"}) {
    EXPECT_FALSE(is_valid_utf8(text));
  }
}

TEST(LowerAscii, leaves_other_letters_alone) {
  EXPECT_EQ(to_lower_ascii("ÆA Zå"), "Æa zå");
}

}  // namespace
}  // namespace tilstede
