// What may be applied for, and why not: each refusal has its own code, and words on the page. Pure.
#pragma once

#include "leave/leave.hpp"
#include "leave/usage.hpp"

namespace tilstede::leave {

struct Wish {
  std::vector<PupilId> pupils;
  Kind kind = Kind::leave;
  Period asked;
  std::optional<PersonalText> reason;
  std::optional<PersonalText> teaching;
  /// Said by the office, which writes on this guardian's behalf.
  std::optional<GuardianId> guardian;
};

/// Of one of the pupils.
struct ChildFacts {
  std::vector<Date> school_days;
  /// Those that are not withdrawn, refused or undone.
  std::vector<LeaveApplication> earlier;
  LeaveUsage usage;
};

struct WishFacts {
  Date today{};
  /// The office may write down what was agreed by telephone, afterwards too.
  bool is_office = false;
  int quota_days = 2;
  /// The school years whose school days are known.
  std::vector<SchoolYear> with_calendar;
};

/// Of the dates, whoever the pupil.
std::optional<Problem> problem_of_dates(const Wish& wish, const WishFacts& facts);

/// Of the pupil at `index` of the wish.
std::optional<Problem> problem_of_child(const Wish& wish, std::size_t index, const ChildFacts& child,
                                        const WishFacts& facts);

}  // namespace tilstede::leave
