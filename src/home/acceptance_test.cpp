#include "home/acceptance.hpp"

#include <gtest/gtest.h>

namespace tilstede::home {
namespace {

using access::Role;
using reasons::AcceptedBy;

const Date kToday = *parse_date("2024-10-31");

access::Actor one_with(Role role, std::optional<Date> until = std::nullopt) {
  access::Actor actor;
  access::Relation relation;
  relation.role = role;
  relation.period = {*parse_date("2024-08-01"), until};
  actor.relations.push_back(relation);
  return actor;
}

TEST(Acceptance, a_reason_is_accepted_by_whom_the_catalogue_says_or_those_above) {
  const auto accepts = [](Role role) {
    std::string who;
    for (const AcceptedBy by : {AcceptedBy::teacher, AcceptedBy::contact_teacher, AcceptedBy::department_head,
                                AcceptedBy::principal}) {
      who += may_accept(one_with(role), by, kToday) ? 'y' : 'n';
    }
    return who;
  };
  EXPECT_EQ(accepts(Role::contact_teacher), "yynn");
  EXPECT_EQ(accepts(Role::department_head), "yyyn");
  EXPECT_EQ(accepts(Role::principal), "yyyy");
}

TEST(Acceptance, who_was_principal_yesterday_is_none_today) {
  const auto before = one_with(Role::principal, *parse_date("2024-10-30"));
  EXPECT_FALSE(may_accept(before, AcceptedBy::principal, kToday));
}

}  // namespace
}  // namespace tilstede::home
