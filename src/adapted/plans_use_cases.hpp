// Plans as others read them, and as they are made and ended.
#pragma once

#include <map>

#include "access/idempotency.hpp"
#include "adapted/plan_view.hpp"
#include "people/hooks.hpp"

namespace tilstede::adapted {

/// With the ended ones; pupils without are left out. Asks nobody and logs nothing.
std::map<PupilId, std::vector<SchoolingPlan>> plans_of(db::Tx& tx, const std::vector<PupilId>& pupils);

/// Those in force on the date: at most one a pupil.
std::map<PupilId, SchoolingPlan> plans_on(db::Tx& tx, const std::vector<PupilId>& pupils, const Date& date);

/// Those whose years the plan measures are evaluated anew in the same transaction.
Result<access::StoredAnswer, Problem> make_plan(const Context& context, const access::Actor& actor,
                                                const http::Request& request, SchoolingPlan wish,
                                                const people::OnPupilYearsChanged& on_changed);

/// From today it holds no more. Ending one that is over changes nothing.
Result<PlanView, Problem> end_plan(const Context& context, const access::Actor& actor,
                                   const SchoolingPlanId& id, const people::OnPupilYearsChanged& on_changed);

/// The pupil's, the newest first. The home sees no note.
Result<std::vector<PlanView>, Problem> list_plans(const Context& context, const access::Actor& actor,
                                                  const PupilId& pupil);

}  // namespace tilstede::adapted
