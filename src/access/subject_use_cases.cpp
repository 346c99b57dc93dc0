#include "access/subject_use_cases.hpp"

namespace tilstede::access {
namespace {

struct Membership {
  ClassId school_class;
  SchoolId school;
};

std::vector<Membership> memberships_of(db::Tx& tx, const PupilId& pupil, const Date& date) {
  auto rows = tx.query(
      "select m.class_id, c.school_id from class_member m join school_class c on c.id = m.class_id "
      "where m.pupil_id = $1 and m.valid_from <= $2 and (m.valid_to is null or m.valid_to >= $2)",
      {pupil, date});
  std::vector<Membership> memberships;
  while (rows.next())
    memberships.push_back({rows.get<ClassId>(0), rows.get<SchoolId>(1)});
  return memberships;
}

}  // namespace

std::optional<Subject> subject_of_pupil(db::Tx& tx, const PupilId& pupil, const Date& date) {
  Subject subject;
  {
    auto rows = tx.query(
        "select e.school_id, s.area_id, e.grade from pupil p "
        "left join enrolment e on e.pupil_id = p.id and e.valid_from <= $2 "
        "  and (e.valid_to is null or e.valid_to >= $2) "
        "left join school s on s.id = e.school_id where p.id = $1",
        {pupil, date});
    while (rows.next()) {
      subject.pupil = pupil;
      // Known, but enrolled nowhere on that day: a subject without a place.
      if (rows.is_null(0)) continue;
      subject.places.push_back(
          {rows.get<SchoolId>(0), rows.get<std::optional<AreaId>>(1), rows.get<int>(2), {}});
    }
  }
  if (!subject.pupil) return std::nullopt;
  for (const auto& membership : memberships_of(tx, pupil, date)) {
    for (auto& place : subject.places) {
      if (place.school == membership.school) place.classes.push_back(membership.school_class);
    }
  }
  return subject;
}

std::optional<Subject> subject_of_class(db::Tx& tx, const ClassId& school_class) {
  auto rows = tx.query(
      "select c.school_id, s.area_id, c.grade from school_class c join school s on s.id = c.school_id "
      "where c.id = $1",
      {school_class});
  if (!rows.next()) return std::nullopt;
  Subject subject;
  subject.school_class = school_class;
  subject.places.push_back({rows.get<SchoolId>(0),
                            rows.get<std::optional<AreaId>>(1),
                            rows.get<std::optional<int>>(2),
                            {school_class}});
  return subject;
}

std::optional<Subject> subject_of_school(db::Tx& tx, const SchoolId& school) {
  auto rows = tx.query("select area_id from school where id = $1", {school});
  if (!rows.next()) return std::nullopt;
  Subject subject;
  subject.places.push_back({school, rows.get<std::optional<AreaId>>(0), std::nullopt, {}});
  return subject;
}

}  // namespace tilstede::access
