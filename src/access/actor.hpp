// Actor: who asks, and the relations on which every right rests (domain P1). Pure.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/personal.hpp"
#include "people/ids.hpp"

namespace tilstede::access {

enum class Role {
  guardian,
  pupil,
  teacher,
  contact_teacher,
  substitute,
  secretary,
  department_head,
  counsellor,
  presence_coordinator,
  principal,
  nurse,
  psychology_service,
  mental_health_service,
  absence_team,
  area_leader,
  school_owner,
  auditor,
  data_protection_officer,
  administrator,
};

/// The stable text used in the database, the API and the tests: "department-head".
std::string_view name_of(Role role);
std::optional<Role> parse_role(std::string_view name);

/// One relation and its days. What is empty does not limit: a principal has `school`, a contact teacher
/// `school_class`, a guardian `pupil`, the school owner none.
struct Relation {
  Role role = Role::teacher;
  Period period;
  std::optional<SchoolId> school;
  std::optional<AreaId> area;
  std::optional<ClassId> school_class;
  std::optional<PupilId> pupil;
  std::optional<int> grade;
  // Guardians only.
  bool may_see = false;
  bool may_report = false;
  bool may_consent = false;
  /// Secretaries only: the principal has named them (docs/decisions/0015).
  bool may_reach_protected = false;
};

/// Somebody without an account who holds a link to one lesson. The actor's account is then who made it.
struct LinkHolder {
  Uuid link;
  /// As they wrote it.
  PersonalText name;
};

struct Actor {
  AccountId account;
  std::optional<StaffId> staff;
  std::optional<GuardianId> guardian;
  std::optional<PupilId> pupil;
  std::vector<Relation> relations;
  bool has_confirmed_privacy = false;
  std::optional<LinkHolder> link_holder;
};

}  // namespace tilstede::access
