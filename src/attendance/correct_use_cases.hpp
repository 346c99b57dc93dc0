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

/// What one person wrote at one instant: about one pupil on one day.
struct WrittenAt {
  PupilId pupil;
  Date date{};
  Instant at{};
  AccountId by;
};

/// Corrects what was corrected then back to what it said before; what has been corrected again stays.
std::vector<AbsenceEntry> take_back_corrections(db::Tx& tx, const Context& context,
                                                const access::Actor& actor, const WrittenAt& written,
                                                const OnPupilYearChanged& on_changed);

}  // namespace tilstede::attendance
