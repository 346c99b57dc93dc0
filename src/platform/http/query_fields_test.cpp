#include "platform/http/query_fields.hpp"

#include <gtest/gtest.h>

namespace tilstede::http {
namespace {

Request request_with(std::map<std::string, std::string, std::less<>> query) {
  Request request;
  request.query = std::move(query);
  return request;
}

TEST(QueryFields, ReadsWhatIsThere) {
  const Request request = request_with(
      {{"date", "2024-10-31"}, {"lesson", "2"}, {"school_year", "2024-25"}, {"history", "true"}});
  QueryFields fields(request);
  EXPECT_EQ(fields.date("date"), *parse_date("2024-10-31"));
  EXPECT_EQ(fields.optional_integer("lesson", 1, 20), 2);
  EXPECT_EQ(fields.optional_school_year("school_year"), SchoolYear{2024});
  EXPECT_EQ(fields.optional_choice("history", {"false", "true"}), 1U);
  EXPECT_TRUE(fields.finish());
}

TEST(QueryFields, WhatIsOptionalMayBeLeftOut) {
  const Request request = request_with({});
  QueryFields fields(request);
  EXPECT_FALSE(fields.optional_integer("lesson", 1, 20));
  EXPECT_FALSE(fields.optional_school_year("school_year"));
  EXPECT_FALSE(fields.optional_choice("history", {"false", "true"}));
  EXPECT_TRUE(fields.finish());
}

TEST(QueryFields, EveryWrongPlaceIsNamed) {
  const Request request =
      request_with({{"lesson", "21"}, {"school_year", "2024-26"}, {"history", "yes"}, {"secret", "x"}});
  QueryFields fields(request);
  fields.date("date");
  fields.optional_integer("lesson", 1, 20);
  fields.optional_school_year("school_year");
  fields.optional_choice("history", {"false", "true"});
  EXPECT_FALSE(fields.finish());
  std::string codes;
  for (const ProblemPlace& place : fields.problem().places)
    codes += place.pointer + " " + place.code + "\n";
  EXPECT_EQ(codes,
            "?date missing\n?lesson out-of-range\n?school_year not-a-school-year\n?history not-a-choice\n"
            "? unknown-field\n");
  EXPECT_EQ(fields.problem().status, 422);
}

TEST(QueryFields, ANameTwiceIsRefused) {
  Request request = request_with({{"date", "2024-10-31"}});
  request.has_repeated_query = true;
  QueryFields fields(request);
  fields.date("date");
  EXPECT_FALSE(fields.finish());
}

}  // namespace
}  // namespace tilstede::http
