// Reading the morning list: everyone at the school who may asks for it every few seconds.
#pragma once

#include <functional>

#include "access/actor.hpp"
#include "base/problem.hpp"
#include "base/result.hpp"
#include "morning/morning_list.hpp"
#include "platform/context.hpp"

namespace tilstede::morning {

/// Of the schools and classes the actor follows; a day that is over can be read afterwards. Not logged: see
/// record_list_read.
Result<MorningList, Problem> read_list(const Context& context, const access::Actor& actor,
                                       const std::optional<Date>& date);

/// One event per school, when the reader got to see something new.
void record_list_read(const Context& context, const access::Actor& actor, const MorningList& list);

/// How many, without a name.
MorningCount read_count(const Context& context, const access::Actor& actor);

/// One pupil as the actor's list has it; nothing when the pupil is not on it.
std::optional<MissingPupil> missing_pupil(db::Tx& tx, const Context& context, const access::Actor& actor,
                                          const SchoolId& school, const PupilId& pupil);

/// The school's own number and times.
Settings settings_of(db::Tx& tx, const SchoolId& school);

}  // namespace tilstede::morning
