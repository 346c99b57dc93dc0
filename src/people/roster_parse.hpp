// From the files of a OneRoster 1.2 folder to a Roster. Pure.
#pragma once

#include <map>
#include <string>

#include "base/import_report.hpp"
#include "people/roster.hpp"

namespace tilstede::people {

/// By name: "users.csv" to its text.
using RosterFiles = std::map<std::string, std::string>;

struct ParsedRoster {
  Roster roster;
  int read = 0;
  std::vector<RefusedRow> refused;
  /// False when a file that is needed is missing or has no usable header: then nothing can be written.
  bool is_complete = true;
};

ParsedRoster parse_roster(const RosterFiles& files, const ImportOptions& options);

}  // namespace tilstede::people
