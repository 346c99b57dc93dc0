#include "access/origin.hpp"

#include <gtest/gtest.h>

namespace tilstede::access {
namespace {

struct Case {
  std::string_view origin;
  std::string_view host;
  std::string_view public_url;
  bool expected;
};

TEST(Origin, is_our_own_page_only) {
  const Case cases[] = {
      {"http://localhost:8080", "localhost:8080", "", true},
      {"https://fravaer.example", "fravaer.example", "", true},
      {"HTTP://Localhost:8080", "localhost:8080", "", true},
      {"http://localhost:8081", "localhost:8080", "", false},
      {"http://localhost", "localhost:8080", "", false},
      {"http://evil.example", "localhost:8080", "", false},
      {"http://localhost:8080.evil.example", "localhost:8080", "", false},
      {"ftp://localhost:8080", "localhost:8080", "", false},
      {"null", "localhost:8080", "", false},
      {"", "localhost:8080", "", false},
      {"http://", "", "", false},
      {"https://fravaer.example", "10.0.0.2:8080", "https://fravaer.example", true},
      {"https://fravaer.example", "10.0.0.2:8080", "https://fravaer.example/", true},
      {"https://fravaer.example", "10.0.0.2:8080", "https://fravaer.example/skole", true},
      {"http://fravaer.example", "fravaer.example", "https://fravaer.example", false},
      {"http://10.0.0.2:8080", "10.0.0.2:8080", "https://fravaer.example", false},
      {"", "", "no address", false},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(is_own_origin(one.origin, one.host, one.public_url), one.expected)
        << one.origin << " " << one.host << " " << one.public_url;
  }
}

}  // namespace
}  // namespace tilstede::access
