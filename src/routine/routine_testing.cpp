#include "routine/routine_testing.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "routine/parse.hpp"

namespace tilstede::routine {

Rule count_rule(const std::string& id, std::string_view window, int at_least, engine::Series series) {
  Rule rule;
  rule.id = id;
  rule.test =
      CountTest{series, engine::parse_window(window).value(), CountTest::Limit::at_least, at_least, 1};
  return rule;
}

Rule share_rule(const std::string& id, std::string_view window, CountTest::Limit limit, int percent,
                int min_school_days) {
  Rule rule;
  rule.id = id;
  rule.test =
      CountTest{engine::Series::days, engine::parse_window(window).value(), limit, percent, min_school_days};
  return rule;
}

Routine version_of(const std::string& version, Period valid, std::vector<Rule> rules) {
  Routine routine;
  routine.id = "test";
  routine.version = version;
  routine.valid = valid;
  routine.rules = std::move(rules);
  routine.file = "test-" + version + ".toml";
  return routine;
}

Routines with_rules(std::vector<Rule> rules) {
  return always(version_of("1", {}, std::move(rules)));
}

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Routine shipped(const std::string& path) {
  auto routine = parse_routine(file_text(path), path);
  if (routine) return *routine;
  for (const auto& error : routine.error())
    ADD_FAILURE() << line_of(error);
  return {};
}

}  // namespace tilstede::routine
