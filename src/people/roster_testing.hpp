// A small roster as files, for tests: two schools in an area, classes 8A and 8B of 2024-25, three pupils, a
// guardian, a contact teacher and a principal. Tests change a file and import it again.
#pragma once

#include "people/roster_parse.hpp"

namespace tilstede::people::testing {

RosterFiles small_roster();

/// Replaces the first `from` in one of the files; an assert when it is not there.
void change(RosterFiles& files, const std::string& file, const std::string& from, const std::string& to);

}  // namespace tilstede::people::testing
