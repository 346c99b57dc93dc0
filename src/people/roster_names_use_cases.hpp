// The names of pupils and their ids in the roster, for lists and papers.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/personal.hpp"
#include "people/ids.hpp"
#include "platform/db/db.hpp"

namespace tilstede::people {

struct RosterName {
  PersonalText given_name;
  PersonalText family_name;
  /// The roster's sourcedId.
  std::string source_id;
};

std::map<PupilId, RosterName> roster_names(db::Tx& tx, const std::vector<PupilId>& pupils);

}  // namespace tilstede::people
