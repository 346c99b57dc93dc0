// Which registered absence a message from home is about. Pure.
#pragma once

#include <vector>

#include "attendance/entry.hpp"
#include "attendance/home_message.hpp"

namespace tilstede::home {

/// Absence of the message's days, and of its lessons when it is about part of one; a whole day counts then,
/// too.
std::vector<attendance::AbsenceEntry> entries_touched(const attendance::HomeMessage& message,
                                                      const std::vector<attendance::AbsenceEntry>& entries);

}  // namespace tilstede::home
