// may: the one function that decides what an actor may do. Every route asks it; the table in
// tests/acceptance/access/ lists the expected answer for each route, role and relation. Pure.
#pragma once

#include <vector>

#include "access/actor.hpp"
#include "base/problem.hpp"
#include "base/result.hpp"

namespace tilstede::access {

enum class Action {
  read_register,
  register_absence,
  /// Hand a lesson to a substitute or to the department head.
  hand_over_lesson,
  review_class,
  read_pupil_absence,
  /// Who has looked at the pupil and changed what: nothing of what was seen.
  read_pupil_log,
  /// Find any pupil by name, to read the log.
  find_pupil_log,
  read_internal_notes,
  read_flags,
  decide_exemption,
  read_half_year,
  sign_half_year,
  read_class_certificate,
  read_certificate,
  /// To have days struck from the certificate, or a cause on its annex.
  request_strike,
  decide_strike,
  /// As a guardian, of one's own child.
  report_absence,
  /// What a home phones or writes in, at the office.
  record_message,
  /// Who the guardians are, how they are reached and what they have said.
  read_home,
  /// As a guardian: to hold that an entry is wrong.
  contest_entry,
  /// To accept or decline what a home explains, and answer what it contests.
  answer_home,
  /// That absence outside the pupil's control is none.
  decide_outside_control,
  apply_leave,
  /// To write down a home's application on its behalf.
  enter_leave,
  read_leave,
  /// Who of them, says the delegation by days.
  decide_leave,
  set_leave_delegation,
  /// Pupils missing without a word this morning, and what is done about it.
  follow_up_missing,
  /// How to reach the home of a child with a protected address.
  reach_protected_home,
  /// Lessons that nobody has registered, and pupils who were away only later in the day.
  read_gaps,
  /// A school's own times for the morning list and the reminder of gaps, and who may see what of the
  /// protected.
  set_registration_rules,
  /// Inside the circle that knows the pupils: small groups are not hidden.
  read_figures,
  read_published_figures,
  /// Run a proposed routine over a year's entries and see the municipality's numbers.
  try_routine,
  /// And those of each school, however small.
  try_routine_by_school,
  decide_schooling_plan,
  /// The municipality's catalogue of reasons.
  edit_reasons,
};

/// Where a pupil belongs on the day of the question: one element per enrolment with its classes.
struct Place {
  SchoolId school;
  std::optional<AreaId> area;
  std::optional<int> grade;
  std::vector<ClassId> classes;
};

/// What is asked about: a pupil, a class or a school; places of a class or school are a single element.
struct Subject {
  std::optional<PupilId> pupil;
  std::optional<ClassId> school_class;
  std::vector<Place> places;
};

/// Allowed, or the problem to answer: 403 `privacy-not-confirmed` for staff who have not confirmed yet,
/// else 404 `not-found` where even existence is not theirs to know and 403 `not-allowed` otherwise.
Result<void, Problem> may(const Actor& actor, Action action, const Subject& subject, const Date& today);

}  // namespace tilstede::access
