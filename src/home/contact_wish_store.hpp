// How guardians want to be reached, in the database.
#pragma once

#include <map>
#include <vector>

#include "home/contact_wish.hpp"
#include "platform/db/db.hpp"

namespace tilstede::home::store {

std::map<GuardianId, ContactWish> contact_wishes(db::Tx& tx, const std::vector<GuardianId>& guardians);

/// In place of the one before.
void write_contact_wish(db::Tx& tx, const GuardianId& guardian, const ContactWish& wish, const AccountId& by,
                        Instant at);

}  // namespace tilstede::home::store
