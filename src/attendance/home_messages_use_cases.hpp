// What homes have said about pupils, as registers and lists read it. Asks nobody and logs nothing: that is
// for the use case that shows it.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "attendance/home_message.hpp"
#include "platform/db/db.hpp"

namespace tilstede::attendance {

using HomeMessages = std::map<PupilId, std::vector<HomeMessage>>;

/// What touches the days of `period`, which must have an end, and was not withdrawn; the oldest first.
HomeMessages home_messages(db::Tx& tx, const std::vector<PupilId>& pupils, const Period& period);

/// What was withdrawn, else the same.
HomeMessages withdrawn_home_messages(db::Tx& tx, const std::vector<PupilId>& pupils, const Period& period);

/// Withdrawn or not.
std::optional<HomeMessage> find_home_message(db::Tx& tx, const MessageId& id);

}  // namespace tilstede::attendance
