#include "routine/exemptions_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/audit.hpp"
#include "access/problems.hpp"
#include "access/read_log_use_cases.hpp"
#include "access/subject_use_cases.hpp"
#include "access/write_once_use_cases.hpp"
#include "attendance/effective_use_cases.hpp"
#include "people/class_use_cases.hpp"
#include "people/lock.hpp"
#include "routine/exemption_store.hpp"
#include "routine/flags_use_cases.hpp"

namespace tilstede::routine {
namespace {

using access::Action;
using access::Actor;
using nlohmann::json;

/// A pupil goes to school ten years; a decision does not reach back further.
constexpr int kYearsBackMost = 10;

Result<void, Problem> allowed(db::Tx& tx, const Context& context, const Actor& actor, Action action,
                              const PupilId& pupil) {
  const Date today = context.clock.today();
  const auto subject = access::subject_of_pupil(tx, pupil, today);
  if (!subject) return refused(access::not_found());
  return access::may(actor, action, *subject, today);
}

std::vector<ExemptionView> views_of(db::Tx& tx, std::vector<ExemptionDecision> decisions) {
  std::vector<AccountId> accounts;
  for (const auto& decision : decisions)
    accounts.push_back(decision.decided_by);
  const auto names = people::account_names(tx, accounts);
  std::vector<ExemptionView> views;
  for (auto& decision : decisions) {
    const auto name = names.find(decision.decided_by);
    views.push_back({std::move(decision), name == names.end() ? PersonalText{} : name->second});
  }
  return views;
}

/// The school years in which it covers entries that may stand already.
std::vector<attendance::PupilYearKey> years_of(const ExemptionDecision& decision, const Date& today) {
  const int this_year = school_year_of(today).begins;
  const int first = std::max(school_year_of(decision.from).begins, this_year - kYearsBackMost);
  const int last = std::min(school_year_of(decision.until).begins, this_year);
  std::vector<attendance::PupilYearKey> keys;
  for (int year = first; year <= last; ++year)
    keys.push_back({decision.pupil, SchoolYear{year}});
  return keys;
}

void record(db::Tx& tx, const Context& context, const Actor& actor, const char* action,
            const ExemptionDecision& decision) {
  const json payload{{"exemption", to_text(decision.id)},
                     {"kind", decision.kind},
                     {"from", to_text(decision.from)},
                     {"until", to_text(decision.until)},
                     {"reasons", decision.reasons}};
  access::record(tx, context, actor.account, {action, "pupil", to_text(decision.pupil), payload.dump()});
}

ExemptionDecision decision_of(const Context& context, const Actor& actor, const PupilId& pupil,
                              const ExemptionWish& wish) {
  ExemptionDecision decision;
  decision.id = context.ids.next_id<ExemptionId>();
  decision.pupil = pupil;
  decision.kind = wish.kind;
  decision.from = wish.from;
  decision.until = wish.until;
  decision.reasons = wish.reasons;
  decision.grounds = wish.grounds;
  decision.decided_by = actor.account;
  decision.decided_at = context.clock.now();
  return decision;
}

bool is_over(const ExemptionDecision& decision, const Date& today) {
  return decision.ended_at || decision.until < today;
}

}  // namespace

Result<access::StoredAnswer, Problem> decide_exemption(const Context& context, const Routines& routines,
                                                       const Actor& actor, const http::Request& request,
                                                       const PupilId& pupil, const ExemptionWish& wish) {
  const Date today = context.clock.today();
  const auto is_allowed = [&](db::Tx& tx) {
    return allowed(tx, context, actor, Action::decide_exemption, pupil);
  };
  const auto write = [&](db::Tx& tx) -> Result<access::StoredAnswer, Problem> {
    if (auto problem = problem_of(wish, in_force(routines, today), attendance::reason_codes(tx))) {
      return refused(std::move(*problem));
    }
    people::lock_pupils(tx, {pupil});
    const auto decision = decision_of(context, actor, pupil, wish);
    store::insert_exemption(tx, decision);
    record(tx, context, actor, "exemption.decided", decision);
    reevaluate(tx, context, routines, years_of(decision, today));
    return access::StoredAnswer{201, to_json(views_of(tx, {decision}).front())};
  };
  return access::write_once(context, actor, request, is_allowed, write);
}

Result<ExemptionView, Problem> end_exemption(const Context& context, const Routines& routines,
                                             const Actor& actor, const ExemptionId& id) {
  const Date today = context.clock.today();
  return context.database.write([&](db::Tx& tx) -> Result<ExemptionView, Problem> {
    const auto found = store::find_exemption(tx, id);
    if (!found) return refused(access::not_found());
    if (const auto may = allowed(tx, context, actor, Action::decide_exemption, found->pupil); !may) {
      return refused(may.error());
    }
    people::lock_pupils(tx, {found->pupil});
    // Read again under the lock: somebody else may have ended it meanwhile.
    const auto decision = store::find_exemption(tx, id).value();
    if (!is_over(decision, today)) {
      store::end_exemption(tx, id, actor.account, context.clock.now());
      record(tx, context, actor, "exemption.ended", decision);
      reevaluate(tx, context, routines, years_of(decision, today));
    }
    return views_of(tx, {store::find_exemption(tx, id).value()}).front();
  });
}

Result<std::vector<ExemptionView>, Problem> list_exemptions(const Context& context, const Actor& actor,
                                                            const PupilId& pupil) {
  auto views = context.database.read([&](db::Tx& tx) -> Result<std::vector<ExemptionView>, Problem> {
    if (const auto may = allowed(tx, context, actor, Action::read_flags, pupil); !may)
      return refused(may.error());
    return views_of(tx, store::exemptions_of(tx, {pupil}));
  });
  if (views) {
    const json payload{{"exemptions", views->size()}};
    access::record_read(context, actor, {"exemptions.read", "pupil", to_text(pupil), payload.dump()});
  }
  return views;
}

}  // namespace tilstede::routine
