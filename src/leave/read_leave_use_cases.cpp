#include "leave/read_leave_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "access/class_subject.hpp"
#include "access/problems.hpp"
#include "access/read_log_use_cases.hpp"
#include "access/subject_use_cases.hpp"
#include "leave/leave_facts_use_cases.hpp"
#include "leave/leave_store.hpp"
#include "leave/letter.hpp"
#include "people/class_use_cases.hpp"
#include "people/guardians_use_cases.hpp"
#include "platform/clock/oslo.hpp"

namespace tilstede::leave {
namespace {

using access::Action;
using access::Actor;
using access::Relation;
using access::Role;
using access::Subject;
using nlohmann::json;
using people::SchoolClass;

// Of this school year and the next: what is asked for in June is for August.
Period years_from(const Date& today) {
  const SchoolYear year = school_year_of(today);
  return {first_day(year), last_day(SchoolYear{year.begins + 1})};
}

Period this_year(const Date& today) {
  return {first_day(school_year_of(today)), last_day(school_year_of(today))};
}

// --- the home ---

bool is_own(const Relation& relation, const Date& today) {
  const bool may_see = relation.role == Role::pupil || (relation.role == Role::guardian && relation.may_see);
  return may_see && relation.pupil && covers(relation.period, today);
}

std::vector<ChildView> children_of(db::Tx& tx, const Actor& actor, const Date& today) {
  std::vector<PupilId> pupils;
  std::set<PupilId> to_apply_for;
  for (const Relation& relation : actor.relations) {
    if (!is_own(relation, today)) continue;
    pupils.push_back(*relation.pupil);
    if (relation.role == Role::guardian && relation.may_report) to_apply_for.insert(*relation.pupil);
  }
  std::vector<ChildView> children;
  for (const auto& [pupil, given_name] : people::given_names(tx, pupils))
    children.push_back({pupil, given_name, to_apply_for.contains(pupil), {}, {}});
  return children;
}

// --- those who decide, and the office ---

Subject as_member(const SchoolClass& school_class, const PupilId& pupil) {
  Subject subject = access::subject_of(school_class);
  subject.pupil = pupil;
  return subject;
}

std::vector<SchoolClass> classes_in_reach(db::Tx& tx, const Actor& actor, const Date& today) {
  std::vector<ClassId> own;
  std::vector<SchoolId> schools;
  for (const Relation& relation : actor.relations) {
    if (!covers(relation.period, today)) continue;
    if (relation.school_class) {
      own.push_back(*relation.school_class);
    } else if (relation.school) {
      schools.push_back(*relation.school);
    }
  }
  auto classes = people::classes_of(tx, own, schools, school_year_of(today));
  std::erase_if(classes, [&](const SchoolClass& school_class) {
    return !access::may(actor, Action::read_leave, access::subject_of(school_class), today);
  });
  return classes;
}

struct Pupils {
  std::vector<PupilId> ids;
  std::map<PupilId, people::ClassMember> members;
  /// The first of each pupil's classes in reach.
  std::map<PupilId, SchoolClass> classes;
};

Pupils pupils_of(db::Tx& tx, const std::vector<SchoolClass>& classes, const Date& today) {
  Pupils pupils;
  for (const SchoolClass& school_class : classes) {
    for (const auto& member : people::class_members(tx, school_class.id, today)) {
      if (!pupils.members.emplace(member.pupil, member).second) continue;
      pupils.ids.push_back(member.pupil);
      pupils.classes.emplace(member.pupil, school_class);
    }
  }
  return pupils;
}

struct Names {
  std::map<GuardianId, PersonalText> guardians;
  std::map<AccountId, PersonalText> accounts;
};

Names names_for(db::Tx& tx, const std::vector<LeaveApplication>& applications) {
  std::vector<GuardianId> guardians;
  std::vector<AccountId> accounts;
  for (const LeaveApplication& application : applications) {
    guardians.push_back(application.guardian);
    if (application.decision) accounts.push_back(application.decision->decided_by);
  }
  return {people::guardian_names(tx, guardians), people::account_names(tx, accounts)};
}

void add_decision(CaseView& view, const Names& names) {
  const auto& decision = view.application.decision;
  if (!decision || view.application.kind == Kind::single_day) return;
  const auto name = names.accounts.find(decision->decided_by);
  if (name != names.accounts.end()) view.decided_by = name->second;
  view.decided_on = oslo::date_of(decision->decided_at);
}

class Cases {
 public:
  Cases(db::Tx& tx, const Context& context, const Actor& actor, Pupils pupils)
      : tx_(tx), context_(context), actor_(actor), pupils_(std::move(pupils)), today_(context.clock.today()) {
    applications_ = store::of_pupils(tx, pupils_.ids, years_from(today_));
    names_ = names_for(tx, applications_);
    deciders_ = people::leaders_of(tx, asked_about(), today_);
    usages_ = usages_of(tx, asked_about(), school_year_of(today_));
  }

  std::vector<CaseView> all() {
    std::vector<CaseView> views;
    for (const LeaveApplication& application : applications_)
      views.push_back(view_of(application));
    return views;
  }

 private:
  std::vector<PupilId> asked_about() const {
    std::set<PupilId> pupils;
    for (const LeaveApplication& application : applications_)
      pupils.insert(application.pupil);
    return {pupils.begin(), pupils.end()};
  }

  CaseView view_of(const LeaveApplication& application) {
    const auto& member = pupils_.members.at(application.pupil);
    const SchoolClass& school_class = pupils_.classes.at(application.pupil);
    const Subject subject = as_member(school_class, application.pupil);
    const Delegation delegation = delegation_of(subject);
    const auto& leaders = deciders_[application.pupil];
    CaseView view;
    view.application = application;
    view.given_name = member.given_name;
    view.family_name = member.family_name;
    view.class_name = school_class.name;
    if (const auto name = names_.guardians.find(application.guardian); name != names_.guardians.end())
      view.guardian = name->second;
    view.is_by_office = application.is_by_office;
    view.asked = asked(application.kind, application.school_days, delegation,
                       {leaders.has_contact_teacher, leaders.has_department_head});
    const auto level = level_of(actor_, subject, today_);
    view.is_mine = level == view.asked;
    view.may_decide = level && *level >= least_level(application.kind, application.school_days, delegation);
    view.usage = usages_[application.pupil];
    add_decision(view, names_);
    return view;
  }

  const Delegation& delegation_of(const Subject& subject) {
    const SchoolId school = subject.places.front().school;
    const auto known = delegations_.find(school);
    if (known != delegations_.end()) return known->second;
    return delegations_.emplace(school, delegation_for(tx_, context_, subject)).first->second;
  }

  db::Tx& tx_;
  const Context& context_;
  const Actor& actor_;
  Pupils pupils_;
  Date today_;
  std::vector<LeaveApplication> applications_;
  Names names_;
  std::map<PupilId, people::LeadersOfPupil> deciders_;
  std::map<PupilId, LeaveUsage> usages_;
  std::map<SchoolId, Delegation> delegations_;
};

std::vector<DelegationView> delegations_of(db::Tx& tx, const Context& context, const Actor& actor,
                                           const std::vector<SchoolClass>& classes) {
  std::map<SchoolId, DelegationView> by_school;
  for (const SchoolClass& school_class : classes) {
    if (by_school.contains(school_class.school)) continue;
    const auto subject = access::subject_of_school(tx, school_class.school);
    if (!subject) continue;
    const auto may = access::may(actor, Action::set_leave_delegation, *subject, context.clock.today());
    by_school[school_class.school] = {school_class.school, school_class.school_name,
                                      delegation_for(tx, context, *subject), may.has_value()};
  }
  std::vector<DelegationView> views;
  for (auto& [school, view] : by_school)
    views.push_back(std::move(view));
  return views;
}

CasesView load_cases(db::Tx& tx, const Context& context, const Actor& actor,
                     const std::vector<SchoolClass>& classes) {
  const Date today = context.clock.today();
  CasesView view;
  view.today = today;
  view.quota_days = context.config.leave_single_days;
  view.delegations = delegations_of(tx, context, actor, classes);
  for (CaseView& one : Cases(tx, context, actor, pupils_of(tx, classes, today)).all()) {
    const State state = state_of(one.application);
    if (state == State::withdrawn) continue;
    (state == State::waiting ? view.waiting : view.decided).push_back(std::move(one));
  }
  std::reverse(view.waiting.begin(), view.waiting.end());
  return view;
}

// --- a class ---

ClassView load_class(db::Tx& tx, const Context& context, const SchoolClass& school_class) {
  const Date today = context.clock.today();
  ClassView view{school_class.id, school_class.name, context.config.leave_single_days, {}};
  std::vector<PupilId> pupils;
  for (const auto& member : people::class_members(tx, school_class.id, today)) {
    pupils.push_back(member.pupil);
    view.pupils.push_back(
        {member.pupil, member.given_name, member.family_name, member.told_apart_by, {}, {}});
  }
  auto usages = usages_of(tx, pupils, school_year_of(today));
  const auto applications = store::of_pupils(tx, pupils, this_year(today));
  for (PupilUsage& pupil : view.pupils) {
    pupil.usage = usages[pupil.pupil];
    std::copy_if(applications.begin(), applications.end(), std::back_inserter(pupil.standing),
                 [&](const LeaveApplication& one) { return one.pupil == pupil.pupil && one.standing; });
    std::sort(pupil.standing.begin(), pupil.standing.end(),
              [](const auto& one, const auto& other) { return one.standing->from < other.standing->from; });
  }
  return view;
}

PupilView load_pupil(db::Tx& tx, const Context& context, const Actor& actor, const PupilId& pupil,
                     const Subject& subject) {
  const Date today = context.clock.today();
  PupilView view;
  view.pupil = pupil;
  view.quota_days = context.config.leave_single_days;
  view.usage = usages_of(tx, {pupil}, school_year_of(today))[pupil];
  for (const auto& guardian : people::reporting_guardians_of(tx, pupil))
    view.guardians.push_back({guardian.id, guardian.name});
  std::vector<SchoolClass> classes;
  for (const access::Place& place : subject.places) {
    for (const ClassId& id : place.classes) {
      if (auto school_class = people::find_class(tx, id)) classes.push_back(std::move(*school_class));
    }
  }
  view.cases = Cases(tx, context, actor, pupils_of(tx, classes, today)).all();
  std::erase_if(view.cases, [&](const CaseView& one) { return one.application.pupil != pupil; });
  return view;
}

void log_list(const Context& context, const Actor& actor, std::size_t pupils) {
  const json payload{{"date", to_text(context.clock.today())}, {"pupils", pupils}};
  access::record_read(context, actor, {"leave.read", "account", to_text(actor.account), payload.dump()});
}

}  // namespace

MyLeaveView my_leave(const Context& context, const Actor& actor) {
  const Date today = context.clock.today();
  MyLeaveView view{today, context.config.leave_single_days, actor.guardian, {}};
  context.database.read([&](db::Tx& tx) {
    view.children = children_of(tx, actor, today);
    for (ChildView& child : view.children) {
      child.usage = usages_of(tx, {child.pupil}, school_year_of(today))[child.pupil];
      child.applications = store::of_pupils(tx, {child.pupil}, years_from(today));
    }
  });
  for (const ChildView& child : view.children)
    access::record_read(context, actor, {"leave.read", "pupil", to_text(child.pupil), "{}"});
  return view;
}

Result<CasesView, Problem> read_cases(const Context& context, const Actor& actor) {
  const Date today = context.clock.today();
  auto view = context.database.read([&](db::Tx& tx) -> Result<CasesView, Problem> {
    const auto classes = classes_in_reach(tx, actor, today);
    // Nobody's list is the same as a list that is not theirs.
    if (classes.empty()) return refused(access::may(actor, Action::read_leave, {}, today).error());
    return load_cases(tx, context, actor, classes);
  });
  if (view) log_list(context, actor, view->waiting.size() + view->decided.size());
  return view;
}

Result<ClassView, Problem> read_class(const Context& context, const Actor& actor, const ClassId& id) {
  const Date today = context.clock.today();
  auto view = context.database.read([&](db::Tx& tx) -> Result<ClassView, Problem> {
    const auto school_class = people::find_class(tx, id);
    if (!school_class) return refused(access::not_found());
    return access::may(actor, Action::read_leave, access::subject_of(*school_class), today).map([&] {
      return load_class(tx, context, *school_class);
    });
  });
  if (view) access::record_class_read(context, actor, "leave.read", id, today, view->pupils.size());
  return view;
}

Result<PupilView, Problem> read_pupil(const Context& context, const Actor& actor, const PupilId& id) {
  auto view = context.database.read([&](db::Tx& tx) -> Result<PupilView, Problem> {
    const auto subject = pupil_for(tx, context, actor, Action::enter_leave, id);
    if (!subject) return refused(subject.error());
    return load_pupil(tx, context, actor, id, *subject);
  });
  if (view) access::record_read(context, actor, {"leave.read", "pupil", to_text(id), "{}"});
  return view;
}

Result<Document, Problem> read_letter(const Context& context, const Actor& actor, const DecisionId& id) {
  PupilId pupil;
  auto letter = context.database.read([&](db::Tx& tx) -> Result<Document, Problem> {
    const auto application = store::find(tx, id);
    if (!application || !application->letter) return refused(access::not_found());
    pupil = application->pupil;
    const auto subject = pupil_for(tx, context, actor, Action::read_leave, pupil);
    if (!subject) return refused(subject.error());
    // The other guardian learns what was decided, not what was written.
    if (!actor.staff && actor.guardian != application->guardian) return refused(access::not_allowed());
    return letter_from_json(*application->letter);
  });
  if (letter) access::record_read(context, actor, {"leave_letter.read", "pupil", to_text(pupil), "{}"});
  return letter;
}

}  // namespace tilstede::leave
