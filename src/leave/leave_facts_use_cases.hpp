// What the use cases of leave share: the days, the deciders and the usage of pupils.
#pragma once

#include <map>
#include <vector>

#include "access/may.hpp"
#include "leave/deciding.hpp"
#include "leave/usage.hpp"
#include "platform/context.hpp"

namespace tilstede::leave {

/// Of the pupil's own school on each date, within `period`; sorted.
std::vector<Date> school_days_of(db::Tx& tx, const PupilId& pupil, const Period& period);

std::map<PupilId, LeaveUsage> usages_of(db::Tx& tx, const std::vector<PupilId>& pupils, SchoolYear year);

/// Of the school the pupil goes to, else the municipality's setting.
Delegation delegation_for(db::Tx& tx, const Context& context, const access::Subject& subject);

/// The highest at which the actor may decide for the pupil.
std::optional<Level> level_of(const access::Actor& actor, const access::Subject& subject, const Date& today);

/// The pupil, if the actor may do this; unknown pupils are refused as not found.
Result<access::Subject, Problem> pupil_for(db::Tx& tx, const Context& context, const access::Actor& actor,
                                           access::Action action, const PupilId& pupil);

}  // namespace tilstede::leave
