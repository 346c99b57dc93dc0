#include "home/acceptance.hpp"

#include <algorithm>

namespace tilstede::home {
namespace {

bool has_role(const access::Actor& actor, access::Role role, const Date& today) {
  return std::ranges::any_of(actor.relations, [&](const access::Relation& relation) {
    return relation.role == role && covers(relation.period, today);
  });
}

}  // namespace

bool may_accept(const access::Actor& actor, reasons::AcceptedBy accepted_by, const Date& today) {
  using reasons::AcceptedBy;
  const bool is_principal = has_role(actor, access::Role::principal, today);
  switch (accepted_by) {
    case AcceptedBy::teacher:
    case AcceptedBy::contact_teacher:
      return true;
    case AcceptedBy::department_head:
      return is_principal || has_role(actor, access::Role::department_head, today);
    case AcceptedBy::principal:
      return is_principal;
  }
  return false;
}

}  // namespace tilstede::home
