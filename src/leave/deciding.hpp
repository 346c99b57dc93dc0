// What a decision on a leave must hold: grounds when it is not as applied for, and of holy days one of the
// law's own reasons. Pure.
#pragma once

#include "leave/delegation.hpp"

namespace tilstede::leave {

struct DecisionWish {
  Outcome outcome = Outcome::granted;
  std::optional<Date> from;
  std::optional<Date> to;
  std::optional<PersonalText> grounds;
  std::optional<LegalReason> legal_reason;
};

/// `level` is that of the one who decides.
std::optional<Problem> problem_of(const DecisionWish& wish, const LeaveApplication& application, Level level,
                                  const Delegation& delegation);

/// 422 `leave-without-school-days`: what is granted holds no day to be away from.
Problem without_school_days();

/// The days that are granted; none when refused.
std::optional<Period> granted_by(const DecisionWish& wish, const LeaveApplication& application);

/// A granted leave that is shortened, or with no days undone.
struct ChangeWish {
  std::optional<Period> standing;
  PersonalText reason;
};

std::optional<Problem> problem_of(const ChangeWish& wish, const LeaveApplication& application);

}  // namespace tilstede::leave
