#include "access/actor_store.hpp"

#include <algorithm>

namespace tilstede::access {
namespace {

constexpr Date kSinceAlways{std::chrono::year(1900), std::chrono::January, std::chrono::day(1)};

Relation read_staff_relation(const db::Rows& rows) {
  Relation relation;
  relation.role = parse_role(rows.get<std::string_view>(0)).value();
  relation.school = rows.get<std::optional<SchoolId>>(1);
  relation.area = rows.get<std::optional<AreaId>>(2);
  relation.grade = rows.get<std::optional<int>>(3);
  relation.pupil = rows.get<std::optional<PupilId>>(4);
  relation.school_class = rows.get<std::optional<ClassId>>(5);
  relation.period = {rows.get<Date>(6), rows.get<std::optional<Date>>(7)};
  relation.may_reach_protected = rows.get<bool>(8);
  return relation;
}

// The classes come from what one teaches; someone who is a substitute and no teacher has them as a
// substitute.
void mark_substitute(std::vector<Relation>& relations) {
  const auto has_role_itself = [&](Role role) {
    return std::ranges::any_of(
        relations, [&](const Relation& relation) { return relation.role == role && !relation.school_class; });
  };
  if (!has_role_itself(Role::substitute) || has_role_itself(Role::teacher)) return;
  for (auto& relation : relations) {
    if (relation.role == Role::teacher) relation.role = Role::substitute;
  }
}

std::vector<Relation> staff_relations(db::Tx& tx, const StaffId& staff, const Date& today) {
  // PostgreSQL takes the type of a null from the branch before, except below a distinct.
  auto rows = tx.query(
      R"(select role, school_id, area_id, grade, pupil_id, null, valid_from, valid_to,
                role = 'secretary' and exists (
                  select 1 from protected_home_reader reader
                   where reader.staff_id = $1 and reader.school_id = staff_role.school_id)
           from staff_role
          where staff_id = $1 and valid_from <= $2 and (valid_to is null or valid_to >= $2)
         union all
         select case when is_contact_teacher then 'contact-teacher' else 'teacher' end,
                null, null, null, null, class_id, valid_from, valid_to, false
           from class_teacher
          where staff_id = $1 and valid_from <= $2 and (valid_to is null or valid_to >= $2)
         union all
         select distinct 'teacher', cast(null as {uuid}), cast(null as {uuid}), cast(null as integer),
                cast(null as {uuid}), class_id, valid_from, valid_to, false
           from timetable_lesson
          where staff_id = $1 and valid_from <= $2 and (valid_to is null or valid_to >= $2))",
      {staff, today});
  std::vector<Relation> relations;
  while (rows.next())
    relations.push_back(read_staff_relation(rows));
  mark_substitute(relations);
  return relations;
}

std::vector<Relation> guardian_relations(db::Tx& tx, const GuardianId& guardian) {
  // A child with a protected address belongs to nobody until someone has confirmed it by name.
  auto rows = tx.query(
      "select g.pupil_id, g.may_see, g.may_report, g.may_consent from guardianship g "
      "join pupil p on p.id = g.pupil_id "
      "where g.guardian_id = $1 and (p.protected_address = 'none' or g.origin = 'confirmed') order by "
      "g.pupil_id",
      {guardian});
  std::vector<Relation> relations;
  while (rows.next()) {
    Relation relation;
    relation.role = Role::guardian;
    relation.period.from = kSinceAlways;
    relation.pupil = rows.get<PupilId>(0);
    relation.may_see = rows.get<bool>(1);
    relation.may_report = rows.get<bool>(2);
    relation.may_consent = rows.get<bool>(3);
    relations.push_back(relation);
  }
  return relations;
}

std::vector<Relation> pupil_relations(db::Tx& tx, const PupilId& pupil, const Date& today) {
  auto rows = tx.query(
      "select school_id, valid_from, valid_to from enrolment "
      "where pupil_id = $1 and valid_from <= $2 and (valid_to is null or valid_to >= $2)",
      {pupil, today});
  std::vector<Relation> relations;
  while (rows.next()) {
    Relation relation;
    relation.role = Role::pupil;
    relation.pupil = pupil;
    relation.school = rows.get<SchoolId>(0);
    relation.period = {rows.get<Date>(1), rows.get<std::optional<Date>>(2)};
    relations.push_back(relation);
  }
  return relations;
}

std::string text_of(db::Rows rows) {
  return rows.next() ? rows.get<std::string>(0) : std::string();
}

}  // namespace

Actor load_actor(db::Tx& tx, const AccountRow& account, const Date& today, bool has_confirmed_privacy) {
  Actor actor;
  actor.account = account.id;
  actor.staff = account.staff;
  actor.guardian = account.guardian;
  actor.pupil = account.pupil;
  actor.has_confirmed_privacy = has_confirmed_privacy;
  if (account.staff) actor.relations = staff_relations(tx, *account.staff, today);
  if (account.guardian) actor.relations = guardian_relations(tx, *account.guardian);
  if (account.pupil) actor.relations = pupil_relations(tx, *account.pupil, today);
  return actor;
}

PersonalText load_name(db::Tx& tx, const AccountRow& account) {
  constexpr std::string_view kStaff = "select given_name || ' ' || family_name from staff where id = $1";
  constexpr std::string_view kGuardian =
      "select given_name || ' ' || family_name from guardian where id = $1";
  constexpr std::string_view kPupil = "select given_name || ' ' || family_name from pupil where id = $1";
  if (account.staff) return PersonalText(text_of(tx.query(kStaff, {*account.staff})));
  if (account.guardian) return PersonalText(text_of(tx.query(kGuardian, {*account.guardian})));
  return PersonalText(text_of(tx.query(kPupil, {account.pupil.value()})));
}

}  // namespace tilstede::access
