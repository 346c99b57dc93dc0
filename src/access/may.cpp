#include "access/may.hpp"

#include <algorithm>

#include "access/problems.hpp"

namespace tilstede::access {
namespace {

// How a relation must reach the subject for its role to count.
enum class Scope {
  own_class,
  // The whole school, or the grade when the relation names one.
  own_school,
  own_area,
  municipality,
  // As own_school, for those whom the principal has named.
  own_school_when_named,
  // A pupil the relation names: a case, a referral.
  assigned_pupil,
  // A child the guardian may see.
  own_child,
  // A child the guardian decides for.
  child_in_charge,
  // A child the guardian may report for.
  own_child_to_report,
  self,
};

struct Right {
  Action action;
  Role role;
  Scope scope;
};

// Who may do what (domain section 1, P1). What is not here is not allowed.
constexpr Right kRights[] = {
    {Action::read_register, Role::teacher, Scope::own_class},
    {Action::read_register, Role::contact_teacher, Scope::own_class},
    {Action::read_register, Role::substitute, Scope::own_class},
    {Action::read_register, Role::secretary, Scope::own_school},
    {Action::read_register, Role::department_head, Scope::own_school},
    {Action::read_register, Role::principal, Scope::own_school},

    {Action::register_absence, Role::teacher, Scope::own_class},
    {Action::register_absence, Role::contact_teacher, Scope::own_class},
    {Action::register_absence, Role::substitute, Scope::own_class},
    {Action::register_absence, Role::secretary, Scope::own_school},
    {Action::register_absence, Role::department_head, Scope::own_school},
    {Action::register_absence, Role::principal, Scope::own_school},

    {Action::hand_over_lesson, Role::teacher, Scope::own_class},
    {Action::hand_over_lesson, Role::contact_teacher, Scope::own_class},
    {Action::hand_over_lesson, Role::secretary, Scope::own_school},
    {Action::hand_over_lesson, Role::department_head, Scope::own_school},
    {Action::hand_over_lesson, Role::principal, Scope::own_school},

    {Action::review_class, Role::contact_teacher, Scope::own_class},
    {Action::review_class, Role::department_head, Scope::own_school},
    {Action::review_class, Role::principal, Scope::own_school},

    {Action::read_pupil_absence, Role::guardian, Scope::own_child},
    {Action::read_pupil_absence, Role::pupil, Scope::self},
    {Action::read_pupil_absence, Role::contact_teacher, Scope::own_class},
    {Action::read_pupil_absence, Role::department_head, Scope::own_school},
    {Action::read_pupil_absence, Role::principal, Scope::own_school},
    {Action::read_pupil_absence, Role::presence_coordinator, Scope::assigned_pupil},
    {Action::read_pupil_absence, Role::counsellor, Scope::assigned_pupil},
    {Action::read_pupil_absence, Role::nurse, Scope::assigned_pupil},
    {Action::read_pupil_absence, Role::psychology_service, Scope::assigned_pupil},
    {Action::read_pupil_absence, Role::mental_health_service, Scope::assigned_pupil},
    {Action::read_pupil_absence, Role::absence_team, Scope::assigned_pupil},

    // Who has looked (P2).
    {Action::read_pupil_log, Role::guardian, Scope::own_child},
    {Action::read_pupil_log, Role::pupil, Scope::self},
    {Action::read_pupil_log, Role::data_protection_officer, Scope::municipality},
    {Action::find_pupil_log, Role::data_protection_officer, Scope::municipality},

    // Internal notes stay within the school.
    {Action::read_internal_notes, Role::contact_teacher, Scope::own_class},
    {Action::read_internal_notes, Role::department_head, Scope::own_school},
    {Action::read_internal_notes, Role::principal, Scope::own_school},
    {Action::read_internal_notes, Role::presence_coordinator, Scope::assigned_pupil},
    {Action::read_internal_notes, Role::counsellor, Scope::assigned_pupil},

    {Action::read_flags, Role::contact_teacher, Scope::own_class},
    {Action::read_flags, Role::department_head, Scope::own_school},
    {Action::read_flags, Role::principal, Scope::own_school},
    {Action::read_flags, Role::presence_coordinator, Scope::assigned_pupil},
    {Action::read_flags, Role::counsellor, Scope::assigned_pupil},
    {Action::read_flags, Role::nurse, Scope::assigned_pupil},
    {Action::read_flags, Role::psychology_service, Scope::assigned_pupil},
    {Action::read_flags, Role::mental_health_service, Scope::assigned_pupil},
    {Action::read_flags, Role::absence_team, Scope::assigned_pupil},

    {Action::decide_exemption, Role::department_head, Scope::own_school},
    {Action::decide_exemption, Role::principal, Scope::own_school},

    {Action::report_absence, Role::guardian, Scope::own_child_to_report},

    {Action::record_message, Role::secretary, Scope::own_school},
    {Action::record_message, Role::department_head, Scope::own_school},
    {Action::record_message, Role::principal, Scope::own_school},

    {Action::read_home, Role::contact_teacher, Scope::own_class},
    {Action::read_home, Role::secretary, Scope::own_school},
    {Action::read_home, Role::department_head, Scope::own_school},
    {Action::read_home, Role::principal, Scope::own_school},

    {Action::contest_entry, Role::guardian, Scope::own_child},

    {Action::answer_home, Role::contact_teacher, Scope::own_class},
    {Action::answer_home, Role::department_head, Scope::own_school},
    {Action::answer_home, Role::principal, Scope::own_school},

    {Action::decide_schooling_plan, Role::contact_teacher, Scope::own_class},
    {Action::decide_schooling_plan, Role::department_head, Scope::own_school},
    {Action::decide_schooling_plan, Role::principal, Scope::own_school},

    // The principal's; the department head has it by delegation.
    {Action::decide_outside_control, Role::department_head, Scope::own_school},
    {Action::decide_outside_control, Role::principal, Scope::own_school},

    {Action::apply_leave, Role::guardian, Scope::own_child_to_report},

    {Action::enter_leave, Role::secretary, Scope::own_school},
    {Action::enter_leave, Role::department_head, Scope::own_school},
    {Action::enter_leave, Role::principal, Scope::own_school},

    {Action::read_leave, Role::guardian, Scope::own_child},
    {Action::read_leave, Role::pupil, Scope::self},
    {Action::read_leave, Role::contact_teacher, Scope::own_class},
    {Action::read_leave, Role::secretary, Scope::own_school},
    {Action::read_leave, Role::department_head, Scope::own_school},
    {Action::read_leave, Role::principal, Scope::own_school},

    {Action::decide_leave, Role::contact_teacher, Scope::own_class},
    {Action::decide_leave, Role::department_head, Scope::own_school},
    {Action::decide_leave, Role::principal, Scope::own_school},

    {Action::set_leave_delegation, Role::principal, Scope::own_school},

    {Action::follow_up_missing, Role::teacher, Scope::own_class},
    {Action::follow_up_missing, Role::contact_teacher, Scope::own_class},
    {Action::follow_up_missing, Role::secretary, Scope::own_school},
    {Action::follow_up_missing, Role::department_head, Scope::own_school},
    {Action::follow_up_missing, Role::principal, Scope::own_school},

    {Action::reach_protected_home, Role::contact_teacher, Scope::own_class},
    {Action::reach_protected_home, Role::secretary, Scope::own_school_when_named},
    {Action::reach_protected_home, Role::principal, Scope::own_school},

    {Action::read_gaps, Role::teacher, Scope::own_class},
    {Action::read_gaps, Role::contact_teacher, Scope::own_class},
    {Action::read_gaps, Role::department_head, Scope::own_school},
    {Action::read_gaps, Role::principal, Scope::own_school},

    {Action::set_registration_rules, Role::principal, Scope::own_school},

    // The half-year report is the contact teacher's to sign; the certificate is the school's.
    {Action::read_half_year, Role::guardian, Scope::own_child},
    {Action::read_half_year, Role::pupil, Scope::self},
    {Action::read_half_year, Role::contact_teacher, Scope::own_class},
    {Action::read_half_year, Role::secretary, Scope::own_school},
    {Action::read_half_year, Role::department_head, Scope::own_school},
    {Action::read_half_year, Role::principal, Scope::own_school},

    {Action::sign_half_year, Role::contact_teacher, Scope::own_class},
    {Action::sign_half_year, Role::department_head, Scope::own_school},
    {Action::sign_half_year, Role::principal, Scope::own_school},

    {Action::read_class_certificate, Role::secretary, Scope::own_school},
    {Action::read_class_certificate, Role::department_head, Scope::own_school},
    {Action::read_class_certificate, Role::principal, Scope::own_school},

    {Action::read_certificate, Role::guardian, Scope::own_child},
    {Action::read_certificate, Role::pupil, Scope::self},
    {Action::read_certificate, Role::secretary, Scope::own_school},
    {Action::read_certificate, Role::department_head, Scope::own_school},
    {Action::read_certificate, Role::principal, Scope::own_school},

    // Opplaeringsforskrifta section 9-44: the pupil or the parents; the school records what comes another
    // way.
    {Action::request_strike, Role::guardian, Scope::child_in_charge},
    {Action::request_strike, Role::pupil, Scope::self},
    {Action::request_strike, Role::secretary, Scope::own_school},
    {Action::request_strike, Role::department_head, Scope::own_school},
    {Action::request_strike, Role::principal, Scope::own_school},

    {Action::decide_strike, Role::department_head, Scope::own_school},
    {Action::decide_strike, Role::principal, Scope::own_school},

    {Action::read_figures, Role::department_head, Scope::own_school},
    {Action::read_figures, Role::principal, Scope::own_school},
    {Action::read_figures, Role::area_leader, Scope::own_area},
    {Action::read_figures, Role::school_owner, Scope::municipality},

    // What may leave the circle: the owner sees what the auditor sees.
    {Action::read_published_figures, Role::school_owner, Scope::municipality},
    {Action::read_published_figures, Role::auditor, Scope::municipality},

    {Action::try_routine, Role::school_owner, Scope::municipality},
    {Action::try_routine, Role::administrator, Scope::municipality},
    {Action::try_routine_by_school, Role::school_owner, Scope::municipality},

    {Action::edit_reasons, Role::administrator, Scope::municipality},
};

bool is_own_school(const Relation& relation, const Place& place) {
  return relation.school == place.school && (!relation.grade || relation.grade == place.grade);
}

bool is_own_class(const Relation& relation, const Place& place) {
  return relation.school_class && std::ranges::count(place.classes, *relation.school_class) > 0;
}

template <class Predicate>
bool reaches_places(const Subject& subject, Predicate is_own) {
  if (subject.places.empty()) return false;
  // A pupil at two schools is the business of both; a figure over several schools only of who has them all.
  if (subject.pupil) return std::ranges::any_of(subject.places, is_own);
  return std::ranges::all_of(subject.places, is_own);
}

bool is_named_pupil(const Relation& relation, const Subject& subject) {
  return relation.pupil && subject.pupil && *relation.pupil == *subject.pupil;
}

// A case at a school ends when the pupil leaves that school.
bool is_still_there(const Relation& relation, const Subject& subject) {
  if (!relation.school) return true;
  return reaches_places(subject, [&](const Place& place) { return is_own_school(relation, place); });
}

bool reaches(Scope scope, const Relation& relation, const Subject& subject) {
  switch (scope) {
    case Scope::own_class:
      return reaches_places(subject, [&](const Place& place) { return is_own_class(relation, place); });
    case Scope::own_school:
      return reaches_places(subject, [&](const Place& place) { return is_own_school(relation, place); });
    case Scope::own_school_when_named:
      return relation.may_reach_protected && reaches(Scope::own_school, relation, subject);
    case Scope::own_area:
      return relation.area &&
             reaches_places(subject, [&](const Place& place) { return place.area == relation.area; });
    case Scope::municipality:
      return true;
    case Scope::assigned_pupil:
      return is_named_pupil(relation, subject) && is_still_there(relation, subject);
    case Scope::own_child:
      return is_named_pupil(relation, subject) && relation.may_see;
    case Scope::child_in_charge:
      return is_named_pupil(relation, subject) && relation.may_see && relation.may_consent;
    case Scope::own_child_to_report:
      return is_named_pupil(relation, subject) && relation.may_report;
    case Scope::self:
      return is_named_pupil(relation, subject);
  }
  return false;
}

bool has_right(const Actor& actor, const Right& right, const Subject& subject, const Date& today) {
  return std::ranges::any_of(actor.relations, [&](const Relation& relation) {
    return relation.role == right.role && covers(relation.period, today) &&
           reaches(right.scope, relation, subject);
  });
}

bool is_about_pupils(Action action) {
  return action != Action::read_figures && action != Action::read_published_figures &&
         action != Action::try_routine && action != Action::try_routine_by_school &&
         action != Action::edit_reasons && action != Action::set_registration_rules;
}

// Who has any right to a pupil or class knows that it exists; that a school exists is no secret.
bool knows_of(const Actor& actor, const Subject& subject, const Date& today) {
  if (!subject.pupil && !subject.school_class) return true;
  return std::ranges::any_of(kRights, [&](const Right& right) {
    return is_about_pupils(right.action) && has_right(actor, right, subject, today);
  });
}

}  // namespace

Result<void, Problem> may(const Actor& actor, Action action, const Subject& subject, const Date& today) {
  const bool is_allowed = std::ranges::any_of(kRights, [&](const Right& right) {
    return right.action == action && has_right(actor, right, subject, today);
  });
  if (!is_allowed) return refused(knows_of(actor, subject, today) ? not_allowed() : not_found());
  // Opplaeringsforskrifta section 20-2: staff see personal data only after they know the rules of privacy.
  if (actor.staff && !actor.has_confirmed_privacy && is_about_pupils(action))
    return refused(privacy_not_confirmed());
  return {};
}

}  // namespace tilstede::access
