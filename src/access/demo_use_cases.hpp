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

/// Whom the demo municipality offers (demo/demo_use_cases.cpp writes them), in its order.
std::vector<DemoPerson> list_demo_people(const Context& context);

}  // namespace tilstede::access
