#include "routine/what_if_variation.hpp"

#include <gtest/gtest.h>

#include "routine/routine_testing.hpp"

namespace tilstede::routine {
namespace {

TEST(Variation, is_a_rule_and_the_values_to_try) {
  EXPECT_EQ(parse_variation("days-10=5..20").value(), (Variation{"days-10", 5, 20, 1}));
  EXPECT_EQ(parse_variation("days-10=5..20:5").value(), (Variation{"days-10", 5, 20, 5}));
  EXPECT_EQ(parse_variation("days-10=8").value(), (Variation{"days-10", 8, 8, 1}));
  EXPECT_EQ(values_of({"days-10", 5, 21, 5}), (std::vector<int>{5, 10, 15, 20}));
}

TEST(Variation, of_another_form_is_refused_with_the_form) {
  for (const auto* text : {"", "days-10", "=5..20", "days-10=", "days-10=5..", "days-10=..5", "days-10=20..5",
                           "days-10=5..20:0", "days-10=5..20:", "days-10=5...20", "days-10=-1..4",
                           "days-10=1..99999999999999999999", "days-10=1.5..3"}) {
    const auto wrong = parse_variation(text);
    ASSERT_FALSE(wrong) << text;
    EXPECT_NE(wrong.error().find("days-10=5..20"), std::string::npos);
  }
}

Routine routine_to_vary() {
  Rule pattern;
  pattern.id = "weekday";
  pattern.test = engine::Pattern{};
  return version_of("1", {},
                    {count_rule("days-10", "school year", 10),
                     share_rule("share-10", "school year", CountTest::Limit::share_at_least_percent, 10),
                     std::move(pattern)});
}

std::string wrong(const std::vector<Variation>& variations) {
  const auto texts = misfits(routine_to_vary(), variations);
  return texts.empty() ? "" : texts.front();
}

TEST(Variation, must_fit_the_routine) {
  EXPECT_EQ(wrong({{"days-10", 1, 20, 1}, {"share-10", 71, 100, 1}}), "");
  EXPECT_NE(wrong({{"days-11", 1, 2, 1}}).find("days-10"), std::string::npos) << "no suggestion";
  EXPECT_NE(wrong({{"weekday", 1, 2, 1}}).find("threshold"), std::string::npos);
  EXPECT_NE(wrong({{"days-10", 0, 2, 1}}).find("from 1"), std::string::npos);
  EXPECT_NE(wrong({{"share-10", 99, 101, 1}}).find("100 percent"), std::string::npos);
  EXPECT_NE(wrong({{"days-10", 1, 2, 1}, {"days-10", 5, 6, 1}}).find("twice"), std::string::npos);
}

TEST(Variation, are_fifty_in_all_at_most) {
  EXPECT_EQ(wrong({{"days-10", 1, 25, 1}, {"share-10", 1, 49, 2}}), "");
  EXPECT_NE(wrong({{"days-10", 1, 26, 1}, {"share-10", 1, 49, 2}}).find("51"), std::string::npos);
}

}  // namespace
}  // namespace tilstede::routine
