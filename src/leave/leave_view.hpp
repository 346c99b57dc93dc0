// What homes and schools see of leave. Pure.
#pragma once

#include <vector>

#include "leave/delegation.hpp"
#include "leave/usage.hpp"

namespace tilstede::leave {

struct ChildView {
  PupilId pupil;
  PersonalText given_name;
  bool may_apply = false;
  LeaveUsage usage;
  /// The newest first.
  std::vector<LeaveApplication> applications;
};

struct MyLeaveView {
  Date today{};
  int quota_days = 2;
  /// Whose page it is: of applications of others only dates and the outcome are shown.
  std::optional<GuardianId> reader;
  std::vector<ChildView> children;
};

/// As those see it who decide, or who sit in the office.
struct CaseView {
  LeaveApplication application;
  PersonalText given_name;
  PersonalText family_name;
  std::string class_name;
  PersonalText guardian;
  bool is_by_office = false;
  Level asked = Level::principal;
  /// Whether it lands on this reader's list.
  bool is_mine = false;
  bool may_decide = false;
  LeaveUsage usage;
  /// Empty before it is decided.
  PersonalText decided_by;
  std::optional<Date> decided_on;
};

struct DelegationView {
  SchoolId school;
  std::string school_name;
  Delegation delegation;
  bool may_set = false;
};

struct CasesView {
  Date today{};
  int quota_days = 2;
  /// The oldest first.
  std::vector<CaseView> waiting;
  /// The newest first.
  std::vector<CaseView> decided;
  std::vector<DelegationView> delegations;
};

struct PupilUsage {
  PupilId pupil;
  PersonalText given_name;
  PersonalText family_name;
  std::string told_apart_by;
  LeaveUsage usage;
  /// What is granted and what is to come, by date.
  std::vector<LeaveApplication> standing;
};

struct ClassView {
  ClassId school_class;
  std::string name;
  int quota_days = 2;
  std::vector<PupilUsage> pupils;
};

struct NamedGuardian {
  GuardianId guardian;
  PersonalText name;
};

/// For the office, before it writes down what a home says.
struct PupilView {
  PupilId pupil;
  int quota_days = 2;
  LeaveUsage usage;
  std::vector<NamedGuardian> guardians;
  std::vector<CaseView> cases;
};

}  // namespace tilstede::leave
