#include "access/may.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>

namespace tilstede::access {
namespace {

using std::chrono::October;

const Date kToday{std::chrono::year(2024), October, std::chrono::day(31)};
const Date kYesterday = add_days(kToday, -1);
const Date kTomorrow = add_days(kToday, 1);

template <class IdType>
IdType id(std::uint8_t number) {
  Uuid uuid;
  uuid.bytes[15] = number;
  return IdType{uuid};
}

const auto kSchool = id<SchoolId>(1);
const auto kOtherSchool = id<SchoolId>(2);
const auto kArea = id<AreaId>(3);
const auto kClass = id<ClassId>(4);
const auto kTeachingGroup = id<ClassId>(5);
const auto kOtherClass = id<ClassId>(6);
const auto kPupil = id<PupilId>(7);
const auto kOtherPupil = id<PupilId>(8);

Place place() {
  return {kSchool, kArea, 8, {kClass, kTeachingGroup}};
}
Subject pupil() {
  return {kPupil, std::nullopt, {place()}};
}
Subject the_class() {
  return {std::nullopt, kClass, {{kSchool, kArea, 8, {kClass}}}};
}
Subject the_school() {
  return {std::nullopt, std::nullopt, {{kSchool, kArea, std::nullopt, {}}}};
}
Subject the_municipality() {
  return {};
}

Relation always(Role role) {
  Relation relation;
  relation.role = role;
  relation.period = {add_days(kToday, -70), std::nullopt};
  return relation;
}

Relation of_class(Role role, ClassId school_class = kClass) {
  auto relation = always(role);
  relation.school_class = school_class;
  return relation;
}

Relation of_school(Role role, SchoolId school = kSchool, std::optional<int> grade = std::nullopt) {
  auto relation = always(role);
  relation.school = school;
  relation.grade = grade;
  return relation;
}

Relation of_pupil(Role role, PupilId pupil_id = kPupil) {
  auto relation = always(role);
  relation.pupil = pupil_id;
  return relation;
}

Relation guardian_of(PupilId pupil_id, bool may_see) {
  auto relation = of_pupil(Role::guardian, pupil_id);
  relation.may_see = may_see;
  relation.may_report = true;
  return relation;
}

Relation of_area(Role role) {
  auto relation = always(role);
  relation.area = kArea;
  return relation;
}

bool is_staff(Role role) {
  return role != Role::guardian && role != Role::pupil;
}

Actor actor_with(const Relation& relation) {
  Actor actor;
  if (is_staff(relation.role)) actor.staff = id<StaffId>(9);
  actor.relations = {relation};
  actor.has_confirmed_privacy = true;
  return actor;
}

std::string answer(const Actor& actor, Action action, const Subject& subject) {
  const auto result = may(actor, action, subject, kToday);
  return result ? "yes" : result.error().code;
}

// y: allowed, n: 403 not-allowed, -: 404 not-found. One letter per action, in this order.
std::string row(const Actor& actor) {
  const std::pair<Action, Subject> questions[] = {
      {Action::read_register, the_class()},       {Action::register_absence, the_class()},
      {Action::review_class, the_class()},        {Action::read_pupil_absence, pupil()},
      {Action::read_internal_notes, pupil()},     {Action::read_flags, pupil()},
      {Action::decide_exemption, pupil()},        {Action::read_figures, the_school()},
      {Action::read_figures, the_municipality()}, {Action::read_published_figures, {}},
      {Action::read_pupil_log, pupil()},          {Action::find_pupil_log, {}},
  };
  const std::map<std::string, char> letters{{"yes", 'y'}, {"not-allowed", 'n'}, {"not-found", '-'}};
  std::string letters_of_row;
  for (const auto& [action, subject] : questions)
    letters_of_row += letters.at(answer(actor, action, subject));
  return letters_of_row;
}

struct Case {
  std::string_view who;
  Relation relation;
  //                     read  regi-        pupil   internal       exemp- figures, figures,      published,
  //                     reg.  ster  review absence notes    flags tion   school   municipality  figures, log,
  //                     find a log
  std::string_view expected;
};

TEST(May, gives_each_role_what_its_relation_needs_and_nothing_else) {
  const Case cases[] = {
      {"subject teacher", of_class(Role::teacher), "yynnnnnnnnnn"},
      {"subject teacher of another class", of_class(Role::teacher, kOtherClass), "-------nnn-n"},
      {"teacher at the school, without a class", of_school(Role::teacher), "-------nnn-n"},
      {"contact teacher", of_class(Role::contact_teacher), "yyyyyynnnnnn"},
      {"contact teacher of another class", of_class(Role::contact_teacher, kOtherClass), "-------nnn-n"},
      {"substitute set on the class", of_class(Role::substitute), "yynnnnnnnnnn"},
      {"substitute at the school", of_school(Role::substitute), "-------nnn-n"},
      {"secretary", of_school(Role::secretary), "yynnnnnnnnnn"},
      {"secretary of another school", of_school(Role::secretary, kOtherSchool), "-------nnn-n"},
      {"department head", of_school(Role::department_head), "yyyyyyyynnnn"},
      {"department head of grade 8", of_school(Role::department_head, kSchool, 8), "yyyyyyynnnnn"},
      {"department head of grade 9", of_school(Role::department_head, kSchool, 9), "-------nnn-n"},
      {"principal", of_school(Role::principal), "yyyyyyyynnnn"},
      {"principal of another school", of_school(Role::principal, kOtherSchool), "-------nnn-n"},
      {"principal of no school", always(Role::principal), "-------nnn-n"},
      {"counsellor with the pupil", of_pupil(Role::counsellor), "---yyynnnnnn"},
      {"counsellor with another pupil", of_pupil(Role::counsellor, kOtherPupil), "-------nnn-n"},
      {"counsellor at the school", of_school(Role::counsellor), "-------nnn-n"},
      {"presence coordinator with the pupil", of_pupil(Role::presence_coordinator), "---yyynnnnnn"},
      {"nurse with the pupil", of_pupil(Role::nurse), "---ynynnnnnn"},
      {"nurse with another pupil", of_pupil(Role::nurse, kOtherPupil), "-------nnn-n"},
      {"nurse at the school", of_school(Role::nurse), "-------nnn-n"},
      {"psychology service with the pupil", of_pupil(Role::psychology_service), "---ynynnnnnn"},
      {"mental health service with the pupil", of_pupil(Role::mental_health_service), "---ynynnnnnn"},
      {"absence team with the pupil", of_pupil(Role::absence_team), "---ynynnnnnn"},
      {"absence team without a pupil", always(Role::absence_team), "-------nnn-n"},
      {"guardian who may see", guardian_of(kPupil, true), "---ynnnnnnyn"},
      {"guardian who may only report", guardian_of(kPupil, false), "---nnnnnnnnn"},
      {"guardian of another child", guardian_of(kOtherPupil, true), "-------nnn-n"},
      {"the pupil", of_pupil(Role::pupil), "---ynnnnnnyn"},
      {"another pupil", of_pupil(Role::pupil, kOtherPupil), "-------nnn-n"},
      {"area leader", of_area(Role::area_leader), "-------ynn-n"},
      {"area leader of no area", always(Role::area_leader), "-------nnn-n"},
      {"school owner", always(Role::school_owner), "-------yyy-n"},
      {"auditor", always(Role::auditor), "-------nny-n"},
      {"data protection officer", always(Role::data_protection_officer), "nnnnnnnnnnyy"},
      {"administrator", always(Role::administrator), "-------nnn-n"},
  };
  for (const auto& one : cases)
    EXPECT_EQ(row(actor_with(one.relation)), one.expected) << one.who;
}

TEST(May, knows_every_role_by_its_name) {
  for (int i = 0; i <= static_cast<int>(Role::administrator); ++i) {
    const auto role = static_cast<Role>(i);
    EXPECT_FALSE(name_of(role).empty()) << i;
    EXPECT_EQ(parse_role(name_of(role)), role) << i;
  }
  EXPECT_EQ(parse_role("contact_teacher"), std::nullopt);
  EXPECT_EQ(parse_role(""), std::nullopt);
}

TEST(May, counts_a_relation_on_its_days_only) {
  struct Days {
    Period period;
    std::string_view expected;
  };
  const Days cases[] = {
      {{kToday, kToday}, "yes"},
      {{kYesterday, std::nullopt}, "yes"},
      {{kYesterday, kToday}, "yes"},
      {{kToday, kTomorrow}, "yes"},
      {{add_days(kToday, -300), kYesterday}, "not-found"},
      {{kTomorrow, std::nullopt}, "not-found"},
  };
  for (const auto& one : cases) {
    auto relation = of_class(Role::contact_teacher);
    relation.period = one.period;
    EXPECT_EQ(answer(actor_with(relation), Action::review_class, the_class()), one.expected)
        << to_text(one.period.from) << " " << (one.period.to ? to_text(*one.period.to) : "open");
  }
}

TEST(May, asks_staff_to_confirm_privacy_before_anything_about_pupils) {
  auto principal = actor_with(of_school(Role::principal));
  principal.has_confirmed_privacy = false;
  for (const auto action : {Action::read_register, Action::register_absence, Action::review_class}) {
    EXPECT_EQ(answer(principal, action, the_class()), "privacy-not-confirmed");
  }
  for (const auto action : {Action::read_pupil_absence, Action::read_internal_notes, Action::read_flags,
                            Action::decide_exemption}) {
    EXPECT_EQ(answer(principal, action, pupil()), "privacy-not-confirmed");
  }
  EXPECT_EQ(answer(principal, Action::read_figures, the_school()), "yes");
}

TEST(May, asks_no_confirmation_of_guardians_and_pupils) {
  for (const auto& relation : {guardian_of(kPupil, true), of_pupil(Role::pupil)}) {
    auto actor = actor_with(relation);
    actor.has_confirmed_privacy = false;
    EXPECT_EQ(answer(actor, Action::read_pupil_absence, pupil()), "yes");
  }
}

TEST(May, does_not_tell_staff_who_have_not_confirmed_what_exists) {
  auto teacher = actor_with(of_class(Role::teacher, kOtherClass));
  teacher.has_confirmed_privacy = false;
  EXPECT_EQ(answer(teacher, Action::read_register, the_class()), "not-found");
}

TEST(May, reaches_a_pupil_at_two_schools_from_both) {
  auto subject = pupil();
  subject.places.push_back({kOtherSchool, std::nullopt, 8, {kOtherClass}});
  for (const auto school : {kSchool, kOtherSchool}) {
    EXPECT_EQ(answer(actor_with(of_school(Role::principal, school)), Action::read_flags, subject), "yes");
  }
}

TEST(May, lets_the_owner_and_the_administrator_try_a_routine_and_the_owner_see_each_school) {
  for (const auto role : {Role::school_owner, Role::administrator, Role::auditor}) {
    Relation relation;
    relation.role = role;
    relation.period = {kToday, {}};
    EXPECT_EQ(answer(actor_with(relation), Action::try_routine, {}),
              role == Role::auditor ? "not-allowed" : "yes");
    EXPECT_EQ(answer(actor_with(relation), Action::try_routine_by_school, {}),
              role == Role::school_owner ? "yes" : "not-allowed");
  }
  EXPECT_EQ(answer(actor_with(of_school(Role::principal)), Action::try_routine, {}), "not-allowed");
}

TEST(May, reaches_a_protected_home_as_contact_teacher_principal_or_secretary_whom_the_principal_has_named) {
  auto named = of_school(Role::secretary);
  named.may_reach_protected = true;
  auto named_elsewhere = of_school(Role::secretary, kOtherSchool);
  named_elsewhere.may_reach_protected = true;
  for (const auto& relation : {of_class(Role::contact_teacher), of_school(Role::principal), named})
    EXPECT_EQ(answer(actor_with(relation), Action::reach_protected_home, pupil()), "yes");
  for (const auto& relation :
       {of_class(Role::teacher), of_school(Role::secretary), of_school(Role::department_head)})
    EXPECT_EQ(answer(actor_with(relation), Action::reach_protected_home, pupil()), "not-allowed");
  EXPECT_EQ(answer(actor_with(named_elsewhere), Action::reach_protected_home, pupil()), "not-found");
}

TEST(May, needs_every_school_of_a_figure) {
  auto subject = the_school();
  subject.places.push_back({kOtherSchool, kArea, std::nullopt, {}});
  EXPECT_EQ(answer(actor_with(of_school(Role::principal)), Action::read_figures, subject), "not-allowed");
  EXPECT_EQ(answer(actor_with(of_area(Role::area_leader)), Action::read_figures, subject), "yes");
}

TEST(May, leaves_a_pupil_who_has_left_to_guardians_and_the_pupil) {
  auto subject = pupil();
  subject.places.clear();
  EXPECT_EQ(answer(actor_with(of_school(Role::principal)), Action::read_pupil_absence, subject), "not-found");
  EXPECT_EQ(answer(actor_with(guardian_of(kPupil, true)), Action::read_pupil_absence, subject), "yes");
  EXPECT_EQ(answer(actor_with(of_pupil(Role::pupil)), Action::read_pupil_absence, subject), "yes");
}

TEST(May, ends_a_case_at_a_school_when_the_pupil_moves) {
  auto counsellor = of_pupil(Role::counsellor);
  counsellor.school = kSchool;
  EXPECT_EQ(answer(actor_with(counsellor), Action::read_flags, pupil()), "yes");
  counsellor.school = kOtherSchool;
  EXPECT_EQ(answer(actor_with(counsellor), Action::read_flags, pupil()), "not-found");
}

}  // namespace
}  // namespace tilstede::access
