// Absence that becomes documented afterwards, because the home has explained it.
#pragma once

#include "access/actor.hpp"
#include "attendance/entry.hpp"
#include "attendance/home_message.hpp"
#include "attendance/hooks.hpp"
#include "platform/context.hpp"

namespace tilstede::attendance {

/// Supersedes each of the entries, which must be effective and of one pupil, who must be locked, with one
/// that says the same, but documented and reported by a guardian. `reason` fills an empty one. The new
/// entries' ids.
std::vector<EntryId> document_entries(db::Tx& tx, const Context& context, const access::Actor& actor,
                                      const std::vector<AbsenceEntry>& entries, const HomeMessage& message,
                                      const OnPupilYearChanged& on_changed);

}  // namespace tilstede::attendance
