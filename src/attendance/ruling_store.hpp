// Rulings in the database.
#pragma once

#include <vector>

#include "attendance/ruling.hpp"
#include "platform/db/db.hpp"

namespace tilstede::attendance::store {

void insert_rulings(db::Tx& tx, const std::vector<Ruling>& rulings, Instant now);
void revoke_rulings(db::Tx& tx, const DecisionId& decision, const AccountId& by, Instant now);

/// In force, of the days of `period`, which must have an end; the oldest first.
std::vector<Ruling> rulings_in_force(db::Tx& tx, const std::vector<PupilId>& pupils, const Period& period);

}  // namespace tilstede::attendance::store
