#include "base/json_fields.hpp"

#include <gtest/gtest.h>

namespace tilstede {
namespace {

struct PupilTag {};

std::vector<std::string> codes_of(const JsonFields& fields) {
  std::vector<std::string> codes;
  for (const auto& place : fields.problem().places)
    codes.push_back(place.pointer + " " + place.code);
  return codes;
}

using Codes = std::vector<std::string>;

TEST(JsonFields, reads_each_kind_of_field) {
  JsonFields fields(R"({"name": "Blåbærstien", "count": 7, "is_new": true, "date": "2024-10-31",
    "id": "018f0000-0000-7000-8000-000000000001", "kind": "late",
    "marks": [{"pupil_id": "018f0000-0000-7000-8000-000000000002"}],
    "ids": ["018f0000-0000-7000-8000-000000000003"], "texts": ["a", "b"], "numbers": [1, 20], "nothing": null})");
  EXPECT_EQ(fields.text("name", 11), "Blåbærstien");
  EXPECT_EQ(fields.integer("count", 0, 7), 7);
  EXPECT_TRUE(fields.boolean("is_new"));
  EXPECT_EQ(to_text(fields.date("date")), "2024-10-31");
  EXPECT_EQ(to_text(fields.uuid("id")), "018f0000-0000-7000-8000-000000000001");
  EXPECT_EQ(fields.choice("kind", {"absent", "late"}), 1U);
  auto marks = fields.array("marks", 1);
  ASSERT_EQ(marks.size(), 1U);
  EXPECT_EQ(to_text(marks[0].id<PupilTag>("pupil_id")), "018f0000-0000-7000-8000-000000000002");
  EXPECT_EQ(fields.uuids("ids", 1).size(), 1U);
  EXPECT_EQ(fields.optional_texts("texts", 2, 1), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(fields.optional_integers("numbers", 2, 1, 20), (std::vector<std::int64_t>{1, 20}));
  EXPECT_EQ(fields.optional_text("nothing", 1), std::nullopt);
  EXPECT_EQ(fields.optional_date("absent"), std::nullopt);
  EXPECT_TRUE(fields.finish());
}

TEST(JsonFields, names_every_wrong_place_by_its_pointer) {
  JsonFields fields(R"({"name": "abcd", "count": 8, "date": "2023-02-29", "kind": "later", "id": "x",
    "marks": [{"minutes": 1.5}, 3], "ids": [1], "a/b~c": 1, "zero": "a\u0000b"})");
  fields.text("name", 3);
  fields.integer("count", 0, 7);
  fields.date("date");
  EXPECT_EQ(fields.choice("kind", {"absent", "late"}), 0U);
  fields.optional_uuid("id");
  for (auto& mark : fields.array("marks", 9))
    mark.integer("minutes", 0, 60);
  fields.uuids("ids", 9);
  fields.optional_text("zero", 9);
  fields.boolean("gone");
  EXPECT_FALSE(fields.finish());
  EXPECT_EQ(fields.problem().status, 422);
  EXPECT_EQ(codes_of(fields),
            (Codes{"/name too-long", "/count out-of-range", "/date not-a-date", "/kind not-a-choice",
                   "/id not-a-uuid", "/marks/1 wrong-kind", "/marks/0/minutes wrong-kind",
                   "/ids/0 not-a-uuid", "/zero wrong-character", "/gone missing", "/a~1b~0c unknown-field"}));
}

TEST(JsonFields, refuses_unknown_fields_within_lists_once) {
  JsonFields fields(R"({"marks": [{"pupil": 1}]})");
  auto marks = fields.array("marks", 1);
  EXPECT_FALSE(fields.finish());
  EXPECT_FALSE(fields.finish());
  EXPECT_EQ(codes_of(fields), (Codes{"/marks/0/pupil unknown-field"}));
}

TEST(JsonFields, refuses_a_list_that_is_too_long_and_numbers_out_of_range) {
  JsonFields fields(R"({"ids": [1, 2], "large": 18446744073709551615, "small": -9223372036854775808})");
  EXPECT_TRUE(fields.uuids("ids", 1).empty());
  EXPECT_EQ(fields.optional_integer("large", 0, INT64_MAX), std::nullopt);
  EXPECT_EQ(fields.integer("small", INT64_MIN, 0), INT64_MIN);
  EXPECT_FALSE(fields.finish());
  EXPECT_EQ(codes_of(fields), (Codes{"/ids too-many", "/large out-of-range"}));
}

TEST(JsonFields, keeps_a_problem_of_the_caller) {
  JsonFields fields(R"({"from": "2024-10-31"})");
  fields.date("from");
  fields.refuse("from", "after-the-end", "Expected a date before the end.");
  EXPECT_FALSE(fields.finish());
  EXPECT_EQ(codes_of(fields), (Codes{"/from after-the-end"}));
}

TEST(JsonFields, names_at_most_fifty_places) {
  std::string text = "{\"ids\": [1";
  for (int i = 0; i < 99; ++i)
    text += ",1";
  JsonFields fields(text + "]}");
  fields.uuids("ids", 100);
  EXPECT_FALSE(fields.finish());
  EXPECT_EQ(fields.problem().places.size(), 50U);
}

std::string nested(int levels) {
  std::string text;
  for (int i = 0; i < levels; ++i)
    text += "{\"a\":";
  text += "1";
  return text + std::string(static_cast<std::size_t>(levels), '}');
}

class Malformed : public testing::TestWithParam<std::string> {};

TEST_P(Malformed, is_a_problem_that_quotes_nothing) {
  JsonFields fields(GetParam());
  fields.text("name", 10);
  EXPECT_FALSE(fields.finish());
  const Problem problem = fields.problem();
  EXPECT_EQ(problem.status, 400);
  EXPECT_EQ(problem.code, "malformed-json");
  EXPECT_TRUE(problem.places.empty());
  EXPECT_EQ(problem.detail.find("secret"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(JsonFields, Malformed,
                         testing::Values("", "[]", "\"secret\"", "{\"secret\": ", "{\"name\": secret}",
                                         "{\"name\": \"\xC3\x28\"}", "{\"name\": \"\\ud800\"}",
                                         "{\"a\":1,\"a\":1}", "{\"b\":{\"a\":1,\"a\":2}}",
                                         "{\"name\": \"a\"} {}", "{\"a\": NaN}", nested(33)));

TEST(JsonFields, reads_thirty_two_levels) {
  JsonFields fields(nested(32));
  EXPECT_EQ(fields.problem().code, "invalid-request");
}

}  // namespace
}  // namespace tilstede
