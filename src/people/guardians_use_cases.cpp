#include "people/guardians_use_cases.hpp"

namespace tilstede::people {
namespace {

std::vector<PupilId> read_ids(db::Rows rows) {
  std::vector<PupilId> pupils;
  while (rows.next())
    pupils.push_back(rows.get<PupilId>(0));
  return pupils;
}

}  // namespace

std::vector<NamedGuardian> reporting_guardians_of(db::Tx& tx, const PupilId& pupil) {
  std::vector<NamedGuardian> guardians;
  auto rows = tx.query(
      "select g.id, g.given_name || ' ' || g.family_name, g.phone from guardianship s "
      "join guardian g on g.id = s.guardian_id join pupil p on p.id = s.pupil_id "
      "where s.pupil_id = $1 and s.may_report and (p.protected_address = 'none' or s.origin = 'confirmed') "
      "order by g.given_name {nb}, g.family_name {nb}, g.id",
      {pupil});
  while (rows.next()) {
    NamedGuardian guardian{rows.get<GuardianId>(0), PersonalText(rows.get<std::string>(1)), {}};
    if (!rows.is_null(2)) guardian.phone = PersonalText(rows.get<std::string>(2));
    guardians.push_back(std::move(guardian));
  }
  return guardians;
}

bool has_protected_address(db::Tx& tx, const PupilId& pupil) {
  auto rows = tx.query("select protected_address from pupil where id = $1", {pupil});
  return rows.next() && rows.get<std::string_view>(0) != "none";
}

std::map<GuardianId, PersonalText> guardian_names(db::Tx& tx, const std::vector<GuardianId>& guardians) {
  std::map<GuardianId, PersonalText> names;
  if (guardians.empty()) return names;
  auto rows = tx.query("select id, given_name || ' ' || family_name from guardian where id {in_uuids $1}",
                       {db::list_of(guardians)});
  while (rows.next())
    names.emplace(rows.get<GuardianId>(0), PersonalText(rows.get<std::string>(1)));
  return names;
}

std::map<PupilId, LeadersOfPupil> leaders_of(db::Tx& tx, const std::vector<PupilId>& pupils,
                                             const Date& date) {
  std::map<PupilId, LeadersOfPupil> leaders;
  if (pupils.empty()) return leaders;
  for (const PupilId& pupil : read_ids(tx.query(
           "select distinct m.pupil_id from class_member m join class_teacher t on t.class_id = m.class_id "
           "where m.pupil_id {in_uuids $1} and t.is_contact_teacher "
           "and m.valid_from <= $2 and (m.valid_to is null or m.valid_to >= $2) "
           "and t.valid_from <= $2 and (t.valid_to is null or t.valid_to >= $2)",
           {db::list_of(pupils), date}))) {
    leaders[pupil].has_contact_teacher = true;
  }
  for (const PupilId& pupil : read_ids(tx.query(
           "select distinct e.pupil_id from enrolment e join staff_role r on r.school_id = e.school_id "
           "and r.role = 'department-head' and (r.grade is null or r.grade = e.grade) "
           "where e.pupil_id {in_uuids $1} "
           "and e.valid_from <= $2 and (e.valid_to is null or e.valid_to >= $2) "
           "and r.valid_from <= $2 and (r.valid_to is null or r.valid_to >= $2)",
           {db::list_of(pupils), date}))) {
    leaders[pupil].has_department_head = true;
  }
  return leaders;
}

}  // namespace tilstede::people
