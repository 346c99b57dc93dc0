// Correcting entries that stand, for features that learn more about an absence than the teacher knew. Inside
// the caller's transaction, which has locked the pupils and asked access.
#pragma once

#include <functional>
#include <vector>

#include "access/actor.hpp"
#include "attendance/entry.hpp"
#include "attendance/hooks.hpp"
#include "platform/context.hpp"

namespace tilstede::attendance {

using NewContent = std::function<Content(const AbsenceEntry&)>;

/// Each entry that still stands, and says something else now, is superseded by a new one, attested by the
/// actor. Returns the new ones.
std::vector<AbsenceEntry> correct_entries(db::Tx& tx, const Context& context, const access::Actor& actor,
                                          const std::vector<EntryId>& entries, const NewContent& content,
                                          const OnPupilYearChanged& on_changed);

}  // namespace tilstede::attendance
