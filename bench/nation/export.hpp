// The world as CSV files for a database: entries, pupils, calendars with what the rules look up, critical
// counts.
#pragma once

#include <string>

#include "nation/rules.hpp"
#include "nation/world.hpp"

namespace tilstede::bench {

/// Into a folder that is there. A line of JSON.
std::string export_csv(const World& world, const RuleTables& tables, const std::string& folder);

}  // namespace tilstede::bench
