#include "access/actor.hpp"

#include <array>
#include <utility>

namespace tilstede::access {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 19> kRoles{{
    {Role::guardian, "guardian"},
    {Role::pupil, "pupil"},
    {Role::teacher, "teacher"},
    {Role::contact_teacher, "contact-teacher"},
    {Role::substitute, "substitute"},
    {Role::secretary, "secretary"},
    {Role::department_head, "department-head"},
    {Role::counsellor, "counsellor"},
    {Role::presence_coordinator, "presence-coordinator"},
    {Role::principal, "principal"},
    {Role::nurse, "nurse"},
    {Role::psychology_service, "psychology-service"},
    {Role::mental_health_service, "mental-health-service"},
    {Role::absence_team, "absence-team"},
    {Role::area_leader, "area-leader"},
    {Role::school_owner, "school-owner"},
    {Role::auditor, "auditor"},
    {Role::data_protection_officer, "data-protection-officer"},
    {Role::administrator, "administrator"},
}};

}  // namespace

std::string_view name_of(Role role) {
  for (const auto& [known, name] : kRoles) {
    if (known == role) return name;
  }
  return "";
}

std::optional<Role> parse_role(std::string_view name) {
  for (const auto& [role, known] : kRoles) {
    if (known == name) return role;
  }
  return std::nullopt;
}

}  // namespace tilstede::access
