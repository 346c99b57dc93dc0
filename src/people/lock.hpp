// Locking pupils: every writer that may change what a pupil's flags rest on locks the pupils it touches, in
// id order, before it reads (design decision 7). Without it two servers each count four and neither raises
// five.
#pragma once

#include <vector>

#include "people/ids.hpp"
#include "platform/db/db.hpp"

namespace tilstede::people {

/// Sorts and de-duplicates by itself. Unknown ids are ignored.
void lock_pupils(db::Tx& tx, std::vector<PupilId> pupils);

/// For a writer who cannot know beforehand whom it will touch.
void lock_all_pupils(db::Tx& tx);

}  // namespace tilstede::people
