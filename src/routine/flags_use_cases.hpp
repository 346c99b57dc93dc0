// Flags kept up to date: after every change of absence (in its transaction), every night, and for those who
// read.
#pragma once

#include <map>
#include <vector>

#include "access/actor.hpp"
#include "attendance/changes.hpp"
#include "base/problem.hpp"
#include "platform/context.hpp"
#include "routine/flag_view.hpp"

namespace tilstede::routine {

/// Evaluates the pupil-years as of today and stores what changed; twice the same pupil-year is once. The
/// pupils must be locked (people/lock.hpp). Returns the flags that came or went in the eyes of a person: one
/// that is only shown as exempted has gone.
std::vector<attendance::FlagChange> reevaluate(db::Tx& tx, const Context& context, const Routines& routines,
                                               const std::vector<attendance::PupilYearKey>& keys);

/// This school year of everybody who is enrolled: shares and windows change without an entry. In transactions
/// of a few hundred pupils; repeating it is harmless.
void evaluate_everybody(const Context& context, const Routines& routines);

/// The flags of a pupil, standing and withdrawn, the newest first. One event in the audit log.
Result<std::vector<FlagView>, Problem> list_flags(const Context& context, const Routines& routines,
                                                  const access::Actor& actor, const PupilId& pupil);

/// Those that stand in a school year, for pages that show many pupils; the caller has asked access and logs
/// the read.
std::map<PupilId, std::vector<FlagView>> standing_flags(db::Tx& tx, const Routines& routines,
                                                        const std::vector<PupilId>& pupils, SchoolYear year);

}  // namespace tilstede::routine
