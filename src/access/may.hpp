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
  read_internal_notes,
  read_flags,
  decide_exemption,
  /// Inside the circle that knows the pupils: small groups are not hidden.
  read_figures,
  read_published_figures,
  /// Run a proposed routine over a year's entries and see the municipality's numbers.
  try_routine,
  /// And those of each school, however small.
  try_routine_by_school,
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
