// The demo's sign-in page: one person per role, without a password.
#pragma once

#include <string>
#include <vector>

#include "access/actor.hpp"
#include "base/personal.hpp"
#include "platform/context.hpp"

namespace tilstede::access {

struct DemoPerson {
  PersonalText login;
  PersonalText name;
  Role role = Role::teacher;
  /// The school or class; empty for the municipality.
  std::string place;
};

/// The first account, by login, of each role, in the order of Role. An account stands under the role that
/// says most about it: a contact teacher is a teacher too.
std::vector<DemoPerson> list_demo_people(const Context& context);

}  // namespace tilstede::access
