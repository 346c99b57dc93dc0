#include "leave/decide_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/audit.hpp"
#include "access/problems.hpp"
#include "access/subject_use_cases.hpp"
#include "leave/granted_days_use_cases.hpp"
#include "leave/leave_facts_use_cases.hpp"
#include "leave/leave_store.hpp"
#include "leave/letter.hpp"
#include "letters/outbox_use_cases.hpp"
#include "people/class_use_cases.hpp"
#include "people/guardians_use_cases.hpp"
#include "people/lock.hpp"
#include "people/school_use_cases.hpp"

namespace tilstede::leave {
namespace {

using access::Action;
using access::Actor;
using access::Subject;
using nlohmann::json;

std::string school_named(db::Tx& tx, const Subject& subject) {
  if (subject.places.empty()) return {};
  for (const people::NamedSchool& school : people::schools(tx)) {
    if (school.id == subject.places.front().school) return school.name;
  }
  return {};
}

LetterFacts letter_facts(db::Tx& tx, const Context& context, const Actor& actor, const Subject& subject,
                         const LeaveApplication& application, Level level) {
  LetterFacts facts;
  const auto pupils = people::given_names(tx, {application.pupil});
  if (const auto found = pupils.find(application.pupil); found != pupils.end())
    facts.pupil = found->second.reveal();
  // A letter goes astray: where the pupil goes to school is not told in it.
  if (!people::has_protected_address(tx, application.pupil)) facts.school = school_named(tx, subject);
  facts.decided_by = people::account_names(tx, {actor.account})[actor.account].reveal();
  facts.level = level;
  facts.decided_on = context.clock.today();
  facts.appeals_body = context.config.leave_appeals_body;
  return facts;
}

LeaveDecision decision_of(const Context& context, const Actor& actor, const DecisionWish& wish,
                          const LeaveApplication& application) {
  return {wish.outcome,       granted_by(wish, application), wish.grounds, wish.legal_reason, actor.account,
          context.clock.now()};
}

void record(db::Tx& tx, const Context& context, const Actor& actor, const char* action,
            const LeaveApplication& application) {
  json payload{{"leave", to_text(application.id)}, {"state", name_of(state_of(application))}};
  if (application.standing) {
    payload["from"] = to_text(application.standing->from);
    payload["to"] = to_text(application.standing->to.value());
  }
  access::record(tx, context, actor.account, {action, "pupil", to_text(application.pupil), payload.dump()});
}

struct News {
  const char* template_id = "";
  const char* words = "";
  std::string once_key;
};

// The answer itself stands on the page, behind the sign-in.
void tell_home(db::Tx& tx, const Context& context, const Actor& actor, const LeaveApplication& application,
               const News& news) {
  for (const auto& guardian : people::reporting_guardians_of(tx, application.pupil)) {
    if (guardian.id != application.guardian || !guardian.phone) continue;
    letters::NewMessage message;
    message.template_id = news.template_id;
    message.about_kind = "pupil";
    message.about_id = to_text(application.pupil);
    message.guardian = guardian.id;
    message.address = *guardian.phone;
    message.body = PersonalText(news.words);
    message.once_key = news.once_key;
    letters::write_to_outbox(tx, context, actor.account, message);
  }
}

struct Found {
  LeaveApplication application;
  Subject subject;
  Level level = Level::principal;
};

// Locked, and read again under the lock.
Result<Found, Problem> find_for(db::Tx& tx, const Context& context, const Actor& actor,
                                const DecisionId& id) {
  const auto found = store::find(tx, id);
  if (!found) return refused(access::not_found());
  auto subject = pupil_for(tx, context, actor, Action::decide_leave, found->pupil);
  if (!subject) return refused(std::move(subject.error()));
  const auto level = level_of(actor, *subject, context.clock.today());
  if (!level) return refused(access::not_allowed());
  people::lock_pupils(tx, {found->pupil});
  return Found{store::find(tx, id).value(), std::move(*subject), *level};
}

}  // namespace

Result<LeaveApplication, Problem> decide(const Context& context, const Actor& actor, const DecisionId& id,
                                         const DecisionWish& wish,
                                         const attendance::OnPupilYearChanged& on_changed) {
  return context.database.write([&](db::Tx& tx) -> Result<LeaveApplication, Problem> {
    auto found = find_for(tx, context, actor, id);
    if (!found) return refused(std::move(found.error()));
    LeaveApplication& application = found->application;
    const Delegation delegation = delegation_for(tx, context, found->subject);
    if (auto problem = problem_of(wish, application, found->level, delegation))
      return refused(std::move(*problem));
    if (const auto granted = granted_by(wish, application);
        granted && school_days_of(tx, application.pupil, *granted).empty())
      return refused(without_school_days());
    application.decision = decision_of(context, actor, wish, application);
    application.standing = application.decision->granted;
    const auto facts = letter_facts(tx, context, actor, found->subject, application, found->level);
    application.letter = to_json(letter_of(application, facts));
    store::write_decision(tx, application);
    record(tx, context, actor, "leave.decided", application);
    if (application.standing) enter_days(tx, context, application, actor.account, on_changed);
    tell_home(
        tx, context, actor, application,
        {"leave-decided", "Skolen har svart på søknaden om permisjon. Logg inn i Tilstede for å lese svaret.",
         "leave-decided/" + to_text(application.id)});
    return application;
  });
}

Result<LeaveApplication, Problem> change(const Context& context, const Actor& actor, const DecisionId& id,
                                         const ChangeWish& wish,
                                         const attendance::OnPupilYearChanged& on_changed) {
  return context.database.write([&](db::Tx& tx) -> Result<LeaveApplication, Problem> {
    auto found = find_for(tx, context, actor, id);
    if (!found) return refused(std::move(found.error()));
    LeaveApplication& application = found->application;
    if (auto problem = problem_of(wish, application)) return refused(std::move(*problem));
    if (wish.standing && school_days_of(tx, application.pupil, *wish.standing).empty())
      return refused(without_school_days());
    const Delegation delegation = delegation_for(tx, context, found->subject);
    if (found->level < least_level(application.kind, application.school_days, delegation)) {
      return refused(
          Problem{403, "leave-beyond-delegation", "This leave is decided by somebody else.", "", {}});
    }
    withdraw_days(tx, context, application, wish.standing, actor.account, on_changed);
    store::Change made{context.ids.next(),  id, wish.standing, wish.reason, actor.account,
                       context.clock.now(), {}};
    if (application.letter) {
      const auto facts = letter_facts(tx, context, actor, found->subject, application, found->level);
      made.letter = to_json(change_letter_of(application, wish, facts));
      application.letter = made.letter;
    }
    store::write_change(tx, made);
    application.standing = wish.standing;
    application.change_reason = wish.reason;
    record(tx, context, actor, "leave.changed", application);
    tell_home(tx, context, actor, application,
              {"leave-changed", "Skolen har endret permisjonen. Logg inn i Tilstede for å lese hvorfor.",
               "leave-changed/" + to_text(made.id)});
    return application;
  });
}

Result<Delegation, Problem> set_delegation(const Context& context, const Actor& actor, const SchoolId& school,
                                           const Delegation& delegation) {
  return context.database.write([&](db::Tx& tx) -> Result<Delegation, Problem> {
    const auto subject = access::subject_of_school(tx, school);
    if (!subject) return refused(access::not_found());
    const auto may = access::may(actor, Action::set_leave_delegation, *subject, context.clock.today());
    if (!may) return refused(may.error());
    store::set_delegation(tx, school, delegation, actor.account, context.clock.now());
    const json payload{{"contact_teacher_days", delegation.contact_teacher_days},
                       {"department_head_days", delegation.department_head_days}};
    access::record(tx, context, actor.account,
                   {"leave.delegated", "school", to_text(school), payload.dump()});
    return delegation;
  });
}

}  // namespace tilstede::leave
