#include "platform/http/target.hpp"

#include <gtest/gtest.h>

namespace tilstede::http {
namespace {

TEST(Target, decodes_path_and_query_once) {
  const auto target = parse_target("/skole/%C3%A5s%2541?navn=a+b%26c&tom&navn=x&=y&");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/skole/\xC3\xA5s%41");
  EXPECT_EQ(target->query.at("navn"), "a b&c");
  EXPECT_EQ(target->query.at("tom"), "");
  EXPECT_EQ(target->query.at(""), "y");
  EXPECT_TRUE(target->has_repeated_query);
  EXPECT_FALSE(parse_target("/a+b?c=d")->has_repeated_query);
  EXPECT_EQ(parse_target("/a+b?c=d")->path, "/a+b");
}

TEST(Target, is_refused_when_it_could_be_read_in_two_ways) {
  for (const auto* text :
       {"",     "*",          "a",     "http://a/b", "/a b",    "/a#b",       "/\xC3\xA5", "/%",
        "/%4",  "/%4g",       "/%00",  "/%0a",       "/%7f",    "/%ff",       "/%C3",      "/%2F",
        "/%2f", "/%ED%A0%80", "/?a=%", "/?%=a",      "/?a=%ff", "/?a=%0d%0a", "/\x01",     "/a\x7f"}) {
    const auto target = parse_target(text);
    ASSERT_FALSE(target) << text;
    EXPECT_EQ(target.error().status, 400);
    EXPECT_EQ(target.error().code, "bad-request");
  }
}

TEST(Target, has_a_bounded_number_of_query_fields) {
  std::string query = "/?a=0";
  for (int i = 1; i < 100; ++i)
    query += "&a" + std::to_string(i);
  EXPECT_TRUE(parse_target(query));
  EXPECT_FALSE(parse_target(query + "&b"));
}

TEST(Cookies, are_found_by_their_whole_name) {
  const std::string_view header = "xsession=1; session=two; __Host-session=\"three\";broken; session=four";
  EXPECT_EQ(find_cookie(header, "session"), "two");
  EXPECT_EQ(find_cookie(header, "__Host-session"), "three");
  EXPECT_EQ(find_cookie(header, "broken"), std::nullopt);
  EXPECT_EQ(find_cookie("", "session"), std::nullopt);
}

}  // namespace
}  // namespace tilstede::http
