#include "access/actor_store.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "access/world_store_testing.hpp"

namespace tilstede::access {
namespace {

using testing::kToday;

class ActorStore : public testing::World {
 protected:
  std::vector<Relation> relations_of(const AccountRow& account, const Date& day = kToday) {
    return database().read([&](db::Tx& tx) { return load_actor(tx, account, day, false).relations; });
  }
  std::vector<Relation> relations_of(StaffId staff, const Date& day = kToday) {
    return relations_of(AccountRow{AccountId{}, staff, std::nullopt, std::nullopt}, day);
  }
  std::vector<Relation> relations_of(GuardianId guardian) {
    return relations_of(AccountRow{AccountId{}, std::nullopt, guardian, std::nullopt});
  }
};

using Roles = std::vector<Role>;

Roles roles_of(const std::vector<Relation>& relations) {
  Roles roles;
  for (const auto& relation : relations)
    roles.push_back(relation.role);
  std::ranges::sort(roles);
  return roles;
}

TEST_P(ActorStore, gives_a_staff_role_with_all_that_limits_it) {
  const auto area = add_area("Nord");
  const auto school = add_school("Bakken");
  const auto pupil = add_pupil();
  const auto staff = add_staff();
  const Period period{add_days(kToday, -10), add_days(kToday, 10)};
  add_role(staff, {Role::department_head, school, area, 9, pupil, period});
  const auto relations = relations_of(staff);
  ASSERT_EQ(relations.size(), 1U);
  EXPECT_EQ(relations[0].role, Role::department_head);
  EXPECT_EQ(relations[0].school, school);
  EXPECT_EQ(relations[0].area, area);
  EXPECT_EQ(relations[0].grade, 9);
  EXPECT_EQ(relations[0].pupil, pupil);
  EXPECT_EQ(relations[0].school_class, std::nullopt);
  EXPECT_EQ(relations[0].period, period);
}

TEST_P(ActorStore, finds_the_classes_in_the_class_teachers_and_in_the_timetable) {
  const auto school = add_school("Bakken");
  const auto homeroom = add_class(school, "8A");
  const auto taught = add_class(school, "8B");
  const auto staff = add_staff();
  add_class_teacher(homeroom, staff, true);
  add_lesson(taught, staff, 1);
  add_lesson(taught, staff, 3);
  const auto relations = relations_of(staff);
  ASSERT_EQ(relations.size(), 2U) << "two lessons a week are one relation";
  for (const auto& relation : relations) {
    EXPECT_EQ(relation.school_class, relation.role == Role::contact_teacher ? homeroom : taught);
  }
  EXPECT_EQ(roles_of(relations), (Roles{Role::teacher, Role::contact_teacher}));
}

TEST_P(ActorStore, counts_only_the_relations_of_the_day) {
  const auto school = add_school("Bakken");
  const auto school_class = add_class(school, "8A");
  const auto staff = add_staff();
  add_role(staff, {.role = Role::secretary, .school = school, .period = {kToday, add_days(kToday, 1)}});
  add_class_teacher(school_class, staff, true, {kToday, add_days(kToday, 1)});
  add_lesson(school_class, staff, 1, {kToday, add_days(kToday, 1)});
  EXPECT_EQ(relations_of(staff, add_days(kToday, -1)).size(), 0U);
  EXPECT_EQ(relations_of(staff, kToday).size(), 3U);
  EXPECT_EQ(relations_of(staff, add_days(kToday, 1)).size(), 3U);
  EXPECT_EQ(relations_of(staff, add_days(kToday, 2)).size(), 0U);
}

TEST_P(ActorStore, gives_a_substitute_the_classes_they_are_set_on) {
  const auto school = add_school("Bakken");
  const auto school_class = add_class(school, "8A");
  const auto substitute = add_staff();
  add_role(substitute, {.role = Role::substitute, .school = school});
  add_class_teacher(school_class, substitute, false, {kToday, kToday});
  const auto relations = relations_of(substitute);
  EXPECT_EQ(roles_of(relations), (Roles{Role::substitute, Role::substitute}));
  EXPECT_TRUE(
      std::ranges::any_of(relations, [&](const Relation& one) { return one.school_class == school_class; }));

  const auto teacher = add_staff();
  add_role(teacher, {.role = Role::substitute, .school = school});
  add_role(teacher, {.role = Role::teacher, .school = school});
  add_class_teacher(school_class, teacher, false);
  EXPECT_EQ(roles_of(relations_of(teacher)), (Roles{Role::teacher, Role::teacher, Role::substitute}));
}

TEST_P(ActorStore, knows_which_secretaries_the_principal_has_named_and_where) {
  const auto here = add_school("Bakken");
  const auto elsewhere = add_school("Lia");
  const auto named = add_staff();
  const auto other = add_staff();
  for (const auto& staff : {named, other}) {
    add_role(staff, {.role = Role::secretary, .school = here});
    add_role(staff, {.role = Role::secretary, .school = elsewhere});
  }
  execute("insert into protected_home_reader (school_id, staff_id) values ($1, $2)", {here, named});
  for (const auto& relation : relations_of(named))
    EXPECT_EQ(relation.may_reach_protected, relation.school == here);
  for (const auto& relation : relations_of(other))
    EXPECT_FALSE(relation.may_reach_protected);
}

TEST_P(ActorStore, gives_a_guardian_the_children_with_the_rights_that_are_written) {
  const auto guardian = add_guardian();
  const auto seen = add_pupil();
  const auto unseen = add_pupil();
  add_guardianship(seen, guardian, true);
  add_guardianship(unseen, guardian, false);
  const auto relations = relations_of(guardian);
  ASSERT_EQ(relations.size(), 2U);
  for (const auto& relation : relations) {
    EXPECT_EQ(relation.role, Role::guardian);
    EXPECT_EQ(relation.may_see, relation.pupil == seen);
    EXPECT_TRUE(relation.may_report);
    EXPECT_FALSE(relation.may_consent);
  }
}

TEST_P(ActorStore, ties_a_protected_child_to_confirmed_guardians_only) {
  for (const auto* protection : {"confidential", "strictly_confidential"}) {
    const auto child = add_pupil(protection);
    const auto from_roster = add_guardian();
    const auto from_file = add_guardian();
    const auto confirmed = add_guardian();
    add_guardianship(child, from_roster, true, "roster");
    add_guardianship(child, from_file, true, "guardians_csv");
    add_guardianship(child, confirmed, true, "confirmed");
    EXPECT_TRUE(relations_of(from_roster).empty()) << protection;
    EXPECT_TRUE(relations_of(from_file).empty()) << protection;
    EXPECT_EQ(relations_of(confirmed).size(), 1U) << protection;
  }
}

TEST_P(ActorStore, ties_a_pupil_to_itself_while_enrolled) {
  const auto school = add_school("Bakken");
  const auto pupil = add_pupil();
  enrol(pupil, school, {testing::kSummer, kToday});
  const AccountRow account{AccountId{}, std::nullopt, std::nullopt, pupil};
  const auto relations = relations_of(account);
  ASSERT_EQ(relations.size(), 1U);
  EXPECT_EQ(relations[0].role, Role::pupil);
  EXPECT_EQ(relations[0].pupil, pupil);
  EXPECT_TRUE(relations_of(account, add_days(kToday, 1)).empty());
}

FOR_EACH_ENGINE(ActorStore);

}  // namespace
}  // namespace tilstede::access
