// Which secretaries of a school the principal lets see how the homes of children with a protected address are
// reached. Asks nobody and logs nothing: that is for the use case that changes it.
#pragma once

#include <vector>

#include "people/ids.hpp"
#include "platform/db/db.hpp"

namespace tilstede::access {

std::vector<StaffId> protected_home_readers(db::Tx& tx, const SchoolId& school);

/// In place of those before.
void name_protected_home_readers(db::Tx& tx, const SchoolId& school, const std::vector<StaffId>& staff);

}  // namespace tilstede::access
