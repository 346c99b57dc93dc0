// What homes tell the school, in the database. Messages are read through attendance (home_messages), which
// shows them in registers; here they are written.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "attendance/home_message.hpp"
#include "platform/db/db.hpp"

namespace tilstede::home::store {

void insert_message(db::Tx& tx, const attendance::HomeMessage& message);

/// Nothing when it was withdrawn before.
void withdraw_message(db::Tx& tx, const MessageId& id, const AccountId& by, Instant at);

/// Once; `is_accepted` or declined.
void answer_message(db::Tx& tx, const MessageId& id, bool is_accepted, const AccountId& by, Instant at);

/// Codes that a home may give, in the catalogue's order.
std::vector<std::string> reasons_for_home(db::Tx& tx);

}  // namespace tilstede::home::store
