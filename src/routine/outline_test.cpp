#include "routine/outline.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "routine/parse.hpp"

namespace tilstede::routine {
namespace {

const std::string kText = R"([routine]
id = "draft"
version = "1"
valid_from = 2030-01-01
name.nb = "Utkast"
[[rule]]
id = "days"
series = "days"
window = "10 school days"
at_least   =   12
[[rule]]
id = "share"
series = "days"
window = "school year"
share_over_percent = 10
[[rule]]
id = "mondays"
pattern = "weekday"
[[step]]
id = "talk"
when_any = ["days", "mondays"]
)";

class Outline : public ::testing::Test {
 protected:
  nlohmann::json outline = nlohmann::json::parse(outline_json(parse_routine(kText, "draft").value()));
};

TEST_F(Outline, says_where_in_the_file_a_threshold_stands) {
  const auto threshold = outline["rules"][0]["threshold"];
  EXPECT_EQ(threshold["value"], 12);
  EXPECT_EQ(threshold["line"], 10);
  // The digits themselves, however the line is laid out.
  EXPECT_EQ(threshold["column"], 16);
}

TEST_F(Outline, says_what_the_threshold_is_of) {
  const auto threshold = outline["rules"][0]["threshold"];
  EXPECT_EQ(threshold["series"], "days");
  EXPECT_EQ(threshold["window"]["kind"], "school_days");
  EXPECT_EQ(threshold["window"]["count"], 10);
  EXPECT_EQ(threshold["limit"], "at_least");
}

TEST_F(Outline, a_share_goes_to_a_hundred) {
  const auto threshold = outline["rules"][1]["threshold"];
  EXPECT_EQ(threshold["least"], 0);
  EXPECT_EQ(threshold["most"], 100);
}

TEST_F(Outline, a_pattern_has_no_threshold) {
  EXPECT_TRUE(outline["rules"][2]["threshold"].is_null());
}

TEST_F(Outline, a_step_names_its_rules) {
  EXPECT_EQ(outline["steps"][0]["rules"], nlohmann::json({"days", "mondays"}));
}

}  // namespace
}  // namespace tilstede::routine
