#include "leave/deciding.hpp"

namespace tilstede::leave {
namespace {

bool is_within(const Period& part, const Period& whole) {
  return whole.from <= part.from && part.from <= part.to.value() && part.to.value() <= whole.to.value();
}

Problem wrong_request() {
  return {422, "invalid-request", "The request is not understood.", "", {}};
}

void check_dates(const DecisionWish& wish, const LeaveApplication& application, Problem& problem) {
  const bool needs_dates = wish.outcome == Outcome::partly_granted;
  if (needs_dates != (wish.from && wish.to)) {
    problem.places.push_back({"/from", "dates", "Give from and to when it is partly granted, else neither."});
  } else if (needs_dates && !is_within({*wish.from, *wish.to}, application.asked)) {
    problem.places.push_back({"/from", "outside-application", "Give dates within those applied for."});
  } else if (needs_dates && Period{*wish.from, *wish.to} == application.asked) {
    problem.places.push_back(
        {"/from", "whole-application", "Give fewer days than applied for, or grant it."});
  }
}

// Forvaltningsloven section 24: grounds are given with the decision, unless it is as applied for.
void check_grounds(const DecisionWish& wish, const LeaveApplication& application, Problem& problem) {
  if (wish.outcome != Outcome::granted && !wish.grounds)
    problem.places.push_back({"/grounds", "empty", "Say why it is not granted as applied for."});
  const bool is_right_cut = application.kind == Kind::religious_holiday && wish.outcome != Outcome::granted;
  if (is_right_cut && !wish.legal_reason) {
    problem.places.push_back(
        {"/legal_reason", "empty", "Holy days are a right: name the reason in the law (section 2-2)."});
  }
  if (!is_right_cut && wish.legal_reason)
    problem.places.push_back({"/legal_reason", "not-asked-for", "Only of holy days that are not granted."});
}

}  // namespace

std::optional<Problem> problem_of(const DecisionWish& wish, const LeaveApplication& application, Level level,
                                  const Delegation& delegation) {
  if (state_of(application) != State::waiting) {
    return Problem{409, "leave-decided", "It is decided, or withdrawn, already.", "", {}};
  }
  if (level < least_level(application.kind, application.school_days, delegation)) {
    return Problem{403, "leave-beyond-delegation", "This leave is decided by somebody else.", "", {}};
  }
  Problem problem = wrong_request();
  check_dates(wish, application, problem);
  check_grounds(wish, application, problem);
  if (problem.places.empty()) return std::nullopt;
  return problem;
}

Problem without_school_days() {
  return {422,
          "leave-without-school-days",
          "There is no school on these days.",
          "",
          {{"/from", "no-school", "Give dates with at least one school day of the pupil."}}};
}

std::optional<Period> granted_by(const DecisionWish& wish, const LeaveApplication& application) {
  switch (wish.outcome) {
    case Outcome::granted:
      return application.asked;
    case Outcome::partly_granted:
      return Period{wish.from.value(), wish.to.value()};
    case Outcome::refused:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Problem> problem_of(const ChangeWish& wish, const LeaveApplication& application) {
  if (!application.standing) {
    return Problem{409, "leave-not-granted", "There is no granted leave to change.", "", {}};
  }
  if (!wish.standing) return std::nullopt;
  Problem problem = wrong_request();
  if (!is_within(*wish.standing, *application.standing)) {
    problem.places.push_back({"/from", "outside-leave", "A leave is shortened, never made longer."});
  } else if (*wish.standing == *application.standing) {
    problem.places.push_back({"/from", "whole-leave", "Give fewer days than stand."});
  }
  if (problem.places.empty()) return std::nullopt;
  return problem;
}

}  // namespace tilstede::leave
