#include "people/homes_use_cases.hpp"

#include <fmt/format.h>

namespace tilstede::people {
namespace {

// A pupil in two homeroom classes is told by the first of them.
std::string select_pupils(std::string_view where) {
  return fmt::format(
      "select p.id, p.given_name, p.family_name, e.grade, "
      "(select min(c.name) from class_member m join school_class c on c.id = m.class_id "
      "  where m.pupil_id = p.id and c.school_id = e.school_id and c.kind = 'homeroom' and m.valid_from <= "
      "$2 "
      "  and (m.valid_to is null or m.valid_to >= $2)), "
      "p.protected_address, p.language, p.needs_interpreter "
      "from enrolment e join pupil p on p.id = e.pupil_id "
      "where {} and e.valid_from <= $2 and (e.valid_to is null or e.valid_to >= $2) "
      "order by p.family_name {{nb}}, p.given_name {{nb}}, p.id",
      where);
}

std::vector<PupilAtSchool> read_pupils(db::Rows rows) {
  std::vector<PupilAtSchool> pupils;
  while (rows.next()) {
    PupilAtSchool pupil;
    pupil.pupil = rows.get<PupilId>(0);
    if (!pupils.empty() && pupils.back().pupil == pupil.pupil) continue;
    pupil.given_name = PersonalText(rows.get<std::string>(1));
    pupil.family_name = PersonalText(rows.get<std::string>(2));
    pupil.grade = rows.get<int>(3);
    pupil.school_class = rows.get<std::optional<std::string>>(4).value_or("");
    pupil.has_protected_address = rows.get<std::string_view>(5) != "none";
    pupil.language = rows.get<std::optional<std::string>>(6).value_or("");
    pupil.needs_interpreter = rows.get<bool>(7);
    pupils.push_back(std::move(pupil));
  }
  return pupils;
}

}  // namespace

std::vector<Guardian> guardians_of(db::Tx& tx, const PupilId& pupil) {
  auto rows = tx.query(
      "select g.id, g.given_name || ' ' || g.family_name, s.may_see, s.may_report, g.phone "
      "from guardianship s join guardian g on g.id = s.guardian_id join pupil p on p.id = s.pupil_id "
      "where s.pupil_id = $1 and (p.protected_address = 'none' or s.origin = 'confirmed') "
      "order by g.family_name {nb}, g.given_name {nb}, g.id",
      {pupil});
  std::vector<Guardian> guardians;
  while (rows.next()) {
    Guardian guardian{rows.get<GuardianId>(0), PersonalText(rows.get<std::string>(1)), rows.get<bool>(2),
                      rows.get<bool>(3), std::nullopt};
    if (!rows.is_null(4)) guardian.phone = PersonalText(rows.get<std::string>(4));
    guardians.push_back(std::move(guardian));
  }
  return guardians;
}

std::vector<PupilAtSchool> pupils_at_school(db::Tx& tx, const SchoolId& school, const Date& date) {
  static const std::string kSql = select_pupils("e.school_id = $1");
  return read_pupils(tx.query(kSql, {school, date}));
}

std::optional<PupilAtSchool> pupil_at_school(db::Tx& tx, const PupilId& pupil, const Date& date) {
  static const std::string kSql = select_pupils("e.pupil_id = $1");
  auto found = read_pupils(tx.query(kSql, {pupil, date}));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

}  // namespace tilstede::people
