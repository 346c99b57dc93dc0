#include "leave/apply_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/audit.hpp"
#include "access/problems.hpp"
#include "access/write_once_use_cases.hpp"
#include "calendar/school_day_use_cases.hpp"
#include "leave/granted_days_use_cases.hpp"
#include "leave/leave_facts_use_cases.hpp"
#include "leave/leave_json.hpp"
#include "leave/leave_store.hpp"
#include "people/guardians_use_cases.hpp"
#include "people/lock.hpp"

namespace tilstede::leave {
namespace {

using access::Action;
using access::Actor;
using nlohmann::json;

Result<void, Problem> allowed(db::Tx& tx, const Context& context, const Actor& actor, const Wish& wish) {
  const Action action = wish.guardian ? Action::enter_leave : Action::apply_leave;
  for (const PupilId& pupil : wish.pupils) {
    if (auto subject = pupil_for(tx, context, actor, action, pupil); !subject)
      return refused(std::move(subject.error()));
  }
  if (!wish.guardian && !actor.guardian) return refused(access::not_allowed());
  return {};
}

bool is_guardian_of(db::Tx& tx, const GuardianId& guardian, const PupilId& pupil) {
  const auto guardians = people::reporting_guardians_of(tx, pupil);
  return std::any_of(guardians.begin(), guardians.end(),
                     [&](const people::NamedGuardian& one) { return one.id == guardian; });
}

std::optional<Problem> problem_of_guardian(db::Tx& tx, const Wish& wish) {
  if (!wish.guardian) return std::nullopt;
  for (const PupilId& pupil : wish.pupils) {
    if (is_guardian_of(tx, *wish.guardian, pupil)) continue;
    return Problem{422,
                   "leave-not-guardian",
                   "That guardian may not apply for this pupil.",
                   "",
                   {{"/guardian_id", "leave-not-guardian", "Name a guardian of every pupil."}}};
  }
  return std::nullopt;
}

ChildFacts facts_of(db::Tx& tx, const PupilId& pupil, const Period& asked) {
  ChildFacts facts;
  facts.school_days = school_days_of(tx, pupil, asked);
  facts.earlier = store::of_pupils(tx, {pupil}, asked);
  facts.usage = usages_of(tx, {pupil}, school_year_of(asked.from))[pupil];
  return facts;
}

LeaveApplication application_of(const Context& context, const Actor& actor, const Wish& wish,
                                const PupilId& pupil, const ChildFacts& child) {
  LeaveApplication application;
  application.id = context.ids.next_id<DecisionId>();
  application.pupil = pupil;
  application.kind = wish.kind;
  application.asked = wish.asked;
  application.school_days = static_cast<int>(child.school_days.size());
  application.reason = wish.reason;
  application.teaching = wish.teaching;
  application.guardian = wish.guardian ? *wish.guardian : actor.guardian.value();
  application.applied_by = actor.account;
  application.is_by_office = wish.guardian.has_value();
  application.applied_at = context.clock.now();
  if (wish.kind != Kind::single_day) return application;
  application.decision =
      LeaveDecision{Outcome::granted, wish.asked, {}, {}, actor.account, context.clock.now()};
  application.standing = wish.asked;
  return application;
}

void record(db::Tx& tx, const Context& context, const Actor& actor, const char* action,
            const LeaveApplication& application) {
  const json payload{{"leave", to_text(application.id)},
                     {"kind", name_of(application.kind)},
                     {"from", to_text(application.asked.from)},
                     {"to", to_text(application.asked.to.value())}};
  access::record(tx, context, actor.account, {action, "pupil", to_text(application.pupil), payload.dump()});
}

Result<std::vector<LeaveApplication>, Problem> save(db::Tx& tx, const Context& context, const Actor& actor,
                                                    const Wish& wish,
                                                    const attendance::OnPupilYearChanged& on_changed) {
  const WishFacts facts{context.clock.today(), wish.guardian.has_value(), context.config.leave_single_days,
                        calendar::school_years(tx)};
  if (auto problem = problem_of_dates(wish, facts)) return refused(std::move(*problem));
  if (auto problem = problem_of_guardian(tx, wish)) return refused(std::move(*problem));
  people::lock_pupils(tx, wish.pupils);
  std::vector<LeaveApplication> saved;
  for (std::size_t i = 0; i < wish.pupils.size(); ++i) {
    const ChildFacts child = facts_of(tx, wish.pupils[i], wish.asked);
    if (auto problem = problem_of_child(wish, i, child, facts)) return refused(std::move(*problem));
    saved.push_back(application_of(context, actor, wish, wish.pupils[i], child));
    store::insert(tx, saved.back());
    record(tx, context, actor, "leave.applied", saved.back());
    if (saved.back().standing) enter_days(tx, context, saved.back(), actor.account, on_changed);
  }
  return saved;
}

bool may_withdraw(db::Tx& tx, const Context& context, const Actor& actor,
                  const LeaveApplication& application) {
  if (actor.guardian == application.guardian) return true;
  return pupil_for(tx, context, actor, Action::enter_leave, application.pupil).has_value();
}

bool can_be_withdrawn(const LeaveApplication& application, const Date& today) {
  if (state_of(application) == State::waiting) return true;
  return application.kind == Kind::single_day && application.standing && application.asked.from > today;
}

}  // namespace

Result<access::StoredAnswer, Problem> apply(const Context& context, const Actor& actor,
                                            const http::Request& request, const Wish& wish,
                                            const attendance::OnPupilYearChanged& on_changed) {
  const auto is_allowed = [&](db::Tx& tx) { return allowed(tx, context, actor, wish); };
  const auto write = [&](db::Tx& tx) -> Result<access::StoredAnswer, Problem> {
    const auto saved = save(tx, context, actor, wish, on_changed);
    if (!saved) return refused(saved.error());
    return access::StoredAnswer{201, applied_json(*saved)};
  };
  return access::write_once(context, actor, request, is_allowed, write);
}

Result<LeaveApplication, Problem> withdraw(const Context& context, const Actor& actor, const DecisionId& id,
                                           const attendance::OnPupilYearChanged& on_changed) {
  return context.database.write([&](db::Tx& tx) -> Result<LeaveApplication, Problem> {
    const auto found = store::find(tx, id);
    if (!found) return refused(access::not_found());
    if (auto subject = pupil_for(tx, context, actor, Action::read_leave, found->pupil); !subject)
      return refused(std::move(subject.error()));
    if (!may_withdraw(tx, context, actor, *found)) return refused(access::not_allowed());
    people::lock_pupils(tx, {found->pupil});
    // Read again under the lock: it may have been decided meanwhile.
    const LeaveApplication application = store::find(tx, id).value();
    if (state_of(application) == State::withdrawn) return application;
    if (!can_be_withdrawn(application, context.clock.today())) {
      return refused(Problem{409, "leave-decided", "It is decided, or withdrawn, already.", "", {}});
    }
    if (application.standing) withdraw_days(tx, context, application, {}, actor.account, on_changed);
    store::mark_withdrawn(tx, id, context.clock.now());
    record(tx, context, actor, "leave.withdrawn", application);
    return store::find(tx, id).value();
  });
}

}  // namespace tilstede::leave
