// The schools of the municipality, as other features name them.
#pragma once

#include <string>
#include <vector>

#include "people/ids.hpp"
#include "platform/db/db.hpp"

namespace tilstede::people {

struct NamedSchool {
  SchoolId id;
  /// The roster's sourcedId.
  std::string source_id;
  std::string name;
};

/// In Norwegian order of their names.
std::vector<NamedSchool> schools(db::Tx& tx);

}  // namespace tilstede::people
