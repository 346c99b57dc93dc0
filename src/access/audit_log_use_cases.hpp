// The log of one pupil: who has looked, for guardians and the data protection officer (domain P2).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/actor.hpp"
#include "base/personal.hpp"
#include "platform/db/db.hpp"

namespace tilstede::access {

struct PupilRead {
  Instant at;
  std::optional<AccountId> account;
  /// The reader's name; empty for an account that is gone.
  PersonalText reader;
  /// "absence.read", "register.read" ...
  std::string action;
  /// The list the pupil stood on; nothing when the pupil alone was read.
  std::optional<ClassId> list;
};

/// Oldest first. A list counts when the pupil was in the class on the list's date; a list whose payload has
/// been deleted, on the day it was read.
std::vector<PupilRead> readers_of_pupil(db::Tx& tx, const PupilId& pupil);

}  // namespace tilstede::access
