// Loading an Actor: an account with the relations that are in force on a day, read anew for each request so
// that access ends with the relation.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/actor.hpp"
#include "base/personal.hpp"
#include "platform/db/db.hpp"

namespace tilstede::access {

struct AccountRow {
  AccountId id;
  std::optional<StaffId> staff;
  std::optional<GuardianId> guardian;
  std::optional<PupilId> pupil;
};

Actor load_actor(db::Tx& tx, const AccountRow& account, const Date& today, bool has_confirmed_privacy);

/// The person's own name: given and family.
PersonalText load_name(db::Tx& tx, const AccountRow& account);

}  // namespace tilstede::access
