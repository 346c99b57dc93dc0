// Reads what flags rest on of all that rosters have said.
#pragma once

#include "people/grounds.hpp"
#include "platform/db/db.hpp"

namespace tilstede::people::store {

/// Days without an end count to the school year `last`.
Grounds read_grounds(db::Tx& tx, SchoolYear last);

}  // namespace tilstede::people::store
