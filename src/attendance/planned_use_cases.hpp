// What plans for adapted schooling say of a register.
#pragma once

#include <map>

#include "attendance/register.hpp"
#include "platform/db/db.hpp"

namespace tilstede::attendance {

/// Of those who have a plan that says something of the slot.
std::map<PupilId, PlannedPupil> planned_in(db::Tx& tx, const RegisterSlot& slot,
                                           const std::vector<PupilId>& pupils);

void add_plans(db::Tx& tx, Register& view);

}  // namespace tilstede::attendance
