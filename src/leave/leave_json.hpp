// Leave as JSON: the one place where requests are read and answers written. What one guardian wrote is left
// out for the other here.
#pragma once

#include <string>

#include "base/json_fields.hpp"
#include "leave/application.hpp"
#include "leave/deciding.hpp"
#include "leave/leave_view.hpp"

namespace tilstede::leave {

Wish read_wish(JsonFields& fields);
DecisionWish read_decision(JsonFields& fields);
ChangeWish read_change(JsonFields& fields);
Delegation read_delegation(JsonFields& fields);

/// What was applied for: ids and states.
std::string applied_json(const std::vector<LeaveApplication>& applications);
std::string state_json(const LeaveApplication& application);
std::string to_json(const Delegation& delegation);
std::string to_json(const MyLeaveView& view);
std::string to_json(const CasesView& view);
std::string to_json(const ClassView& view);
std::string to_json(const PupilView& view);

}  // namespace tilstede::leave
