#include "platform/log/log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace tilstede {
namespace {

static_assert(std::is_constructible_v<log::Field, std::string_view, std::string>);
static_assert(std::is_constructible_v<log::Field, std::string_view, const char*>);
static_assert(!std::is_constructible_v<log::Field, std::string_view, PersonalText>);
static_assert(!std::is_constructible_v<log::Field, std::string_view, Personal<std::int64_t>>);

class Log : public testing::Test {
 protected:
  Log() {
    log::set_sink([this](std::string_view line) { lines_.emplace_back(line); });
  }
  ~Log() override { log::set_sink({}); }

  std::vector<std::string> lines_;
};

TEST_F(Log, writes_one_json_object_per_line) {
  log::info("started", {{"port", 8080}, {"address", "127.0.0.1"}, {"is_demo", true}});
  ASSERT_EQ(lines_.size(), 1U);
  const auto json = nlohmann::json::parse(lines_[0]);
  EXPECT_EQ(json["level"], "info");
  EXPECT_EQ(json["event"], "started");
  EXPECT_EQ(json["port"], 8080);
  EXPECT_EQ(json["address"], "127.0.0.1");
  EXPECT_EQ(json["is_demo"], true);
  EXPECT_THAT(json["time"].get<std::string>(), testing::EndsWith("Z"));
}

TEST_F(Log, stays_one_readable_line_whatever_a_text_holds) {
  log::error("failed", {{"what", std::string("a \"b\"\\\n\x01")}, {"bytes", std::string("\xff\xfe")}});
  ASSERT_EQ(lines_.size(), 1U);
  EXPECT_EQ(lines_[0].find('\n'), std::string::npos);
  const auto json = nlohmann::json::parse(lines_[0]);
  EXPECT_EQ(json["what"], "a \"b\"\\\n\x01");
  EXPECT_EQ(json["bytes"], "(not UTF-8)");
}

}  // namespace
}  // namespace tilstede
