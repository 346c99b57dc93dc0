// Rules and routines for tests, in one line each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "routine/routines.hpp"

namespace tilstede::routine {

/// `at_least` of a series in a window: count_rule("days-3", "calendar month", 3).
Rule count_rule(const std::string& id, std::string_view window, int at_least,
                engine::Series series = engine::Series::days);
Rule share_rule(const std::string& id, std::string_view window, CountTest::Limit limit, int percent,
                int min_school_days = 1);

/// One version for all days.
Routines with_rules(std::vector<Rule> rules);
Routine version_of(const std::string& version, Period valid, std::vector<Rule> rules);

/// The text of a file of the checkout.
std::string file_text(const std::string& path);
/// A file of routines/ that must parse, or the test fails.
Routine shipped(const std::string& path);

}  // namespace tilstede::routine
