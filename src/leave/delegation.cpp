#include "leave/delegation.hpp"

#include <array>

namespace tilstede::leave {

Level least_level(Kind kind, int school_days, const Delegation& delegation) {
  if (kind == Kind::religious_holiday) return Level::principal;
  if (school_days <= delegation.contact_teacher_days) return Level::contact_teacher;
  if (school_days <= delegation.department_head_days) return Level::department_head;
  return Level::principal;
}

Level asked(Kind kind, int school_days, const Delegation& delegation, const Deciders& deciders) {
  Level level = least_level(kind, school_days, delegation);
  if (level == Level::contact_teacher && !deciders.has_contact_teacher) level = Level::department_head;
  if (level == Level::department_head && !deciders.has_department_head) level = Level::principal;
  return level;
}

std::string_view name_of(Level level) {
  constexpr std::array<std::string_view, 3> kNames{"contact-teacher", "department-head", "principal"};
  return kNames.at(static_cast<std::size_t>(level));
}

}  // namespace tilstede::leave
