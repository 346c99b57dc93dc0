#include "people/enrolment_use_cases.hpp"

namespace tilstede::people {
namespace {

Period period_of(const db::Rows& rows, int column) {
  return {rows.get<Date>(column), rows.get<std::optional<Date>>(column + 1)};
}

}  // namespace

std::vector<Enrolment> enrolments_in(db::Tx& tx, const std::vector<PupilId>& pupils, SchoolYear year) {
  auto rows = tx.query(
      "select pupil_id, school_id, grade, valid_from, valid_to from enrolment "
      "where pupil_id {in_uuids $1} and valid_from <= $2 and (valid_to is null or valid_to >= $3) "
      "order by pupil_id, valid_from, id",
      {db::list_of(pupils), last_day(year), first_day(year)});
  std::vector<Enrolment> enrolments;
  while (rows.next()) {
    enrolments.push_back({rows.get<PupilId>(0), rows.get<SchoolId>(1), rows.get<int>(2), period_of(rows, 3)});
  }
  return enrolments;
}

std::vector<Membership> memberships_in(db::Tx& tx, const std::vector<PupilId>& pupils, SchoolYear year) {
  auto rows = tx.query(
      "select m.pupil_id, m.class_id, m.valid_from, m.valid_to from class_member m "
      "join school_class c on c.id = m.class_id "
      "where m.pupil_id {in_uuids $1} and c.school_year = $2 order by m.pupil_id, m.class_id, m.valid_from",
      {db::list_of(pupils), year.begins});
  std::vector<Membership> memberships;
  while (rows.next())
    memberships.push_back({rows.get<PupilId>(0), rows.get<ClassId>(1), period_of(rows, 2)});
  return memberships;
}

std::vector<PupilYearKey> pupil_years_at(db::Tx& tx, const std::set<SchoolId>& schools, SchoolYear year) {
  auto rows = tx.query(
      "select distinct pupil_id from enrolment where school_id {in_uuids $1} and valid_from <= $2 "
      "and (valid_to is null or valid_to >= $3) order by pupil_id",
      {db::list_of(schools), last_day(year), first_day(year)});
  std::vector<PupilYearKey> keys;
  while (rows.next())
    keys.push_back({rows.get<PupilId>(0), year});
  return keys;
}

std::vector<PupilYearKey> pupil_years_in(db::Tx& tx, const std::set<ClassId>& classes) {
  auto rows = tx.query(
      "select distinct m.pupil_id, c.school_year from class_member m join school_class c on c.id = "
      "m.class_id "
      "where m.class_id {in_uuids $1} order by m.pupil_id, c.school_year",
      {db::list_of(classes)});
  std::vector<PupilYearKey> keys;
  while (rows.next())
    keys.push_back({rows.get<PupilId>(0), SchoolYear{rows.get<int>(1)}});
  return keys;
}

std::vector<NamedPupil> pupils_in(db::Tx& tx, SchoolYear year) {
  auto rows = tx.query(
      "select id, source_id from pupil p where exists (select 1 from enrolment e where e.pupil_id = p.id "
      "and e.valid_from <= $1 and (e.valid_to is null or e.valid_to >= $2)) order by source_id {nb}",
      {last_day(year), first_day(year)});
  std::vector<NamedPupil> pupils;
  while (rows.next())
    pupils.push_back({rows.get<PupilId>(0), rows.get<std::string>(1)});
  return pupils;
}

}  // namespace tilstede::people
