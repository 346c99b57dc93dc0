// Plans in the database.
#pragma once

#include <optional>
#include <vector>

#include "adapted/plan.hpp"
#include "platform/db/db.hpp"

namespace tilstede::adapted::store {

/// With the ended ones; by pupil, the newest first.
std::vector<SchoolingPlan> plans_of(db::Tx& tx, const std::vector<PupilId>& pupils);
std::optional<SchoolingPlan> find_plan(db::Tx& tx, const SchoolingPlanId& id);

void insert_plan(db::Tx& tx, const SchoolingPlan& plan);
void end_plan(db::Tx& tx, const SchoolingPlanId& id, const AccountId& by, Instant at);

}  // namespace tilstede::adapted::store
