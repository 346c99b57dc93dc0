#include "adapted/plans_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/audit.hpp"
#include "access/may.hpp"
#include "access/problems.hpp"
#include "access/read_log_use_cases.hpp"
#include "access/subject_use_cases.hpp"
#include "access/write_once_use_cases.hpp"
#include "adapted/plans_store.hpp"
#include "people/class_use_cases.hpp"
#include "people/lock.hpp"

namespace tilstede::adapted {
namespace {

using access::Action;
using access::Actor;
using access::StoredAnswer;
using nlohmann::json;

Result<void, Problem> allowed(db::Tx& tx, const Context& context, const Actor& actor, Action action,
                              const PupilId& pupil) {
  const Date today = context.clock.today();
  const auto subject = access::subject_of_pupil(tx, pupil, today);
  if (!subject) return refused(access::not_found());
  return access::may(actor, action, *subject, today);
}

std::vector<PlanView> views_of(db::Tx& tx, std::vector<SchoolingPlan> plans, bool has_note) {
  std::vector<AccountId> accounts;
  for (const SchoolingPlan& plan : plans)
    accounts.push_back(plan.decided_by);
  const auto names = people::account_names(tx, accounts);
  std::vector<PlanView> views;
  for (SchoolingPlan& plan : plans) {
    const auto name = names.find(plan.decided_by);
    views.push_back({std::move(plan), name == names.end() ? PersonalText{} : name->second, has_note});
  }
  return views;
}

/// The school years in which it measures entries that may stand already.
std::vector<PupilYearKey> years_of(const SchoolingPlan& plan, const Date& today) {
  std::vector<PupilYearKey> keys;
  const int last = std::min(school_year_of(plan.until).begins, school_year_of(today).begins);
  for (int year = school_year_of(plan.from).begins; year <= last; ++year)
    keys.push_back({plan.pupil, SchoolYear{year}});
  return keys;
}

void tell(db::Tx& tx, const SchoolingPlan& plan, const Date& today,
          const people::OnPupilYearsChanged& on_changed) {
  const auto keys = years_of(plan, today);
  if (!keys.empty()) on_changed(tx, keys);
}

void record(db::Tx& tx, const Context& context, const Actor& actor, const char* action,
            const SchoolingPlan& plan) {
  const json payload{{"plan", to_text(plan.id)},
                     {"from", to_text(plan.from)},
                     {"until", to_text(plan.until)},
                     {"parts", plan.parts.size()}};
  access::record(tx, context, actor.account, {action, "pupil", to_text(plan.pupil), payload.dump()});
}

bool is_over(const SchoolingPlan& plan, const Date& today) {
  return plan.ended_at || plan.until < today;
}

}  // namespace

std::map<PupilId, std::vector<SchoolingPlan>> plans_of(db::Tx& tx, const std::vector<PupilId>& pupils) {
  std::map<PupilId, std::vector<SchoolingPlan>> plans;
  for (SchoolingPlan& plan : store::plans_of(tx, pupils))
    plans[plan.pupil].push_back(std::move(plan));
  return plans;
}

std::map<PupilId, SchoolingPlan> plans_on(db::Tx& tx, const std::vector<PupilId>& pupils, const Date& date) {
  std::map<PupilId, SchoolingPlan> plans;
  for (SchoolingPlan& plan : store::plans_of(tx, pupils)) {
    if (covers(period_in_force(plan), date)) plans.emplace(plan.pupil, std::move(plan));
  }
  return plans;
}

Result<StoredAnswer, Problem> make_plan(const Context& context, const Actor& actor,
                                        const http::Request& request, SchoolingPlan wish,
                                        const people::OnPupilYearsChanged& on_changed) {
  const auto is_allowed = [&](db::Tx& tx) {
    return allowed(tx, context, actor, Action::decide_schooling_plan, wish.pupil);
  };
  const auto write = [&](db::Tx& tx) -> Result<StoredAnswer, Problem> {
    people::lock_pupils(tx, {wish.pupil});
    if (auto problem = problem_of(wish, store::plans_of(tx, {wish.pupil})))
      return refused(std::move(*problem));
    SchoolingPlan plan = wish;
    plan.id = context.ids.next_id<SchoolingPlanId>();
    plan.decided_by = actor.account;
    plan.decided_at = context.clock.now();
    store::insert_plan(tx, plan);
    record(tx, context, actor, "schooling_plan.made", plan);
    tell(tx, plan, context.clock.today(), on_changed);
    return StoredAnswer{201, to_json(views_of(tx, {plan}, true).front())};
  };
  return access::write_once(context, actor, request, is_allowed, write);
}

Result<PlanView, Problem> end_plan(const Context& context, const Actor& actor, const SchoolingPlanId& id,
                                   const people::OnPupilYearsChanged& on_changed) {
  const Date today = context.clock.today();
  return context.database.write([&](db::Tx& tx) -> Result<PlanView, Problem> {
    const auto found = store::find_plan(tx, id);
    if (!found) return refused(access::not_found());
    if (const auto may = allowed(tx, context, actor, Action::decide_schooling_plan, found->pupil); !may) {
      return refused(may.error());
    }
    people::lock_pupils(tx, {found->pupil});
    // Read again under the lock: somebody else may have ended it meanwhile.
    const auto plan = store::find_plan(tx, id).value();
    if (!is_over(plan, today)) {
      store::end_plan(tx, id, actor.account, context.clock.now());
      record(tx, context, actor, "schooling_plan.ended", plan);
      tell(tx, plan, today, on_changed);
    }
    return views_of(tx, {store::find_plan(tx, id).value()}, true).front();
  });
}

Result<std::vector<PlanView>, Problem> list_plans(const Context& context, const Actor& actor,
                                                  const PupilId& pupil) {
  auto views = context.database.read([&](db::Tx& tx) -> Result<std::vector<PlanView>, Problem> {
    if (const auto may = allowed(tx, context, actor, Action::read_pupil_absence, pupil); !may)
      return refused(may.error());
    const bool has_note = allowed(tx, context, actor, Action::read_internal_notes, pupil).has_value();
    return views_of(tx, store::plans_of(tx, {pupil}), has_note);
  });
  if (views) {
    const json payload{{"plans", views->size()}};
    access::record_read(context, actor, {"schooling_plans.read", "pupil", to_text(pupil), payload.dump()});
  }
  return views;
}

}  // namespace tilstede::adapted
