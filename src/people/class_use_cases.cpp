#include "people/class_use_cases.hpp"

#include <fmt/format.h>

namespace tilstede::people {
namespace {

std::string select_classes(std::string_view where) {
  return fmt::format(
      "select school_class.id, school_class.name, school.id, school.name, school.area_id, "
      "school_class.grade, "
      "school_class.school_year, school_class.subject_id "
      "from school_class join school on school.id = school_class.school_id {}",
      where);
}

SchoolClass read_class(db::Rows& rows) {
  return {rows.get<ClassId>(0),
          rows.get<std::string>(1),
          rows.get<SchoolId>(2),
          rows.get<std::string>(3),
          rows.get<std::optional<AreaId>>(4),
          rows.get<std::optional<int>>(5),
          SchoolYear{rows.get<int>(6)},
          rows.get<std::optional<SubjectId>>(7)};
}

void tell_apart(db::Tx& tx, std::vector<ClassMember>& members, const Date& date) {
  std::vector<NameInClass> names;
  for (const ClassMember& member : members)
    names.push_back({member.pupil, member.given_name, member.family_name});
  auto known = told_apart_on(tx, names, date);
  for (auto& member : members)
    member.told_apart_by = std::move(known[member.pupil]);
}

}  // namespace

std::optional<SchoolClass> find_class(db::Tx& tx, const ClassId& school_class) {
  static const std::string kSql = select_classes("where school_class.id = $1");
  db::Rows rows = tx.query(kSql, {school_class});
  if (!rows.next()) return std::nullopt;
  return read_class(rows);
}

std::vector<SchoolClass> classes_of(db::Tx& tx, const std::vector<ClassId>& classes,
                                    const std::vector<SchoolId>& schools, SchoolYear year) {
  static const std::string kSql = select_classes(
      "where school_class.school_year = $3 "
      "and (school_class.id {in_uuids $1} or school_class.school_id {in_uuids $2}) "
      // A class of several grades has none of its own: after the others.
      "order by school.name {nb}, coalesce(school_class.grade, 99), school_class.name {nb}, school_class.id");
  std::vector<SchoolClass> found;
  db::Rows rows = tx.query(kSql, {db::list_of(classes), db::list_of(schools), year.begins});
  while (rows.next())
    found.push_back(read_class(rows));
  return found;
}

std::vector<ClassMember> class_members(db::Tx& tx, const ClassId& school_class, const Date& date) {
  std::vector<ClassMember> members;
  db::Rows rows = tx.query(
      "select pupil.id, pupil.given_name, pupil.family_name from class_member "
      "join pupil on pupil.id = class_member.pupil_id "
      "where class_member.class_id = $1 and class_member.valid_from <= $2 "
      "and (class_member.valid_to is null or class_member.valid_to >= $2) "
      "order by pupil.family_name {nb}, pupil.given_name {nb}, pupil.id",
      {school_class, date});
  while (rows.next()) {
    const auto pupil = rows.get<PupilId>(0);
    // Two memberships of one pupil may overlap in a careless roster.
    if (!members.empty() && members.back().pupil == pupil) continue;
    members.push_back(
        {pupil, PersonalText(rows.get<std::string>(1)), PersonalText(rows.get<std::string>(2))});
  }
  tell_apart(tx, members, date);
  return members;
}

std::map<PupilId, std::set<std::string>> class_names_of(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                        const Date& date) {
  std::map<PupilId, std::set<std::string>> names;
  db::Rows rows = tx.query(
      "select class_member.pupil_id, school_class.name from class_member "
      "join school_class on school_class.id = class_member.class_id "
      "where class_member.pupil_id {in_uuids $1} and class_member.valid_from <= $2 "
      "and (class_member.valid_to is null or class_member.valid_to >= $2)",
      {db::list_of(pupils), date});
  while (rows.next())
    names[rows.get<PupilId>(0)].insert(rows.get<std::string>(1));
  return names;
}

std::map<PupilId, std::string> told_apart_on(db::Tx& tx, const std::vector<NameInClass>& pupils,
                                             const Date& date) {
  const std::vector<PupilId> alike = of_one_name(pupils);
  if (alike.empty()) return {};
  return told_apart(pupils, class_names_of(tx, alike, date));
}

std::optional<PersonalText> full_name(db::Tx& tx, const PupilId& pupil) {
  db::Rows rows = tx.query("select given_name, family_name from pupil where id = $1", {pupil});
  if (!rows.next()) return std::nullopt;
  return PersonalText(rows.get<std::string>(0) + " " + rows.get<std::string>(1));
}

std::map<PupilId, PersonalText> given_names(db::Tx& tx, const std::vector<PupilId>& pupils) {
  std::map<PupilId, PersonalText> names;
  db::Rows rows = tx.query("select id, given_name from pupil where id {in_uuids $1}", {db::list_of(pupils)});
  while (rows.next())
    names.emplace(rows.get<PupilId>(0), rows.get<std::string>(1));
  return names;
}

std::map<PupilId, PupilName> pupil_names(db::Tx& tx, const std::vector<PupilId>& pupils) {
  std::map<PupilId, PupilName> names;
  if (pupils.empty()) return names;
  db::Rows rows =
      tx.query("select id, given_name, family_name from pupil where id {in_uuids $1}", {db::list_of(pupils)});
  while (rows.next())
    names.emplace(rows.get<PupilId>(0),
                  PupilName{PersonalText(rows.get<std::string>(1)), PersonalText(rows.get<std::string>(2))});
  return names;
}

std::map<AccountId, PersonalText> account_names(db::Tx& tx, const std::vector<AccountId>& accounts) {
  std::map<AccountId, PersonalText> names;
  if (accounts.empty()) return names;
  db::Rows rows = tx.query(
      "select account.id, coalesce(staff.given_name, guardian.given_name, pupil.given_name) || ' ' || "
      "coalesce(staff.family_name, guardian.family_name, pupil.family_name) from account "
      "left join staff on staff.id = account.staff_id "
      "left join guardian on guardian.id = account.guardian_id "
      "left join pupil on pupil.id = account.pupil_id "
      "where account.id {in_uuids $1}",
      {db::list_of(accounts)});
  while (rows.next())
    names.emplace(rows.get<AccountId>(0), rows.get<std::string>(1));
  return names;
}

}  // namespace tilstede::people
