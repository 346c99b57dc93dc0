// Who decides on a leave: the contact teacher and the department head up to a number of days that the
// principal has set for the school, the principal the rest. Holy days of another faith are the principal's
// to confirm. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "leave/leave.hpp"

namespace tilstede::leave {

/// From the least to the most.
enum class Level { contact_teacher, department_head, principal };

struct Delegation {
  /// 0: decides on none.
  int contact_teacher_days = 0;
  int department_head_days = 0;
};

/// Who of them there is for a pupil; a principal is taken for granted.
struct Deciders {
  bool has_contact_teacher = false;
  bool has_department_head = false;
};

/// The least level that may decide it.
Level least_level(Kind kind, int school_days, const Delegation& delegation);

/// Whose list it lands on: the least that may decide and that is there.
Level asked(Kind kind, int school_days, const Delegation& delegation, const Deciders& deciders);

/// A role's word in the API: "contact-teacher".
std::string_view name_of(Level level);

}  // namespace tilstede::leave
