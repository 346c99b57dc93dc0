#include "people/grounds_store.hpp"

namespace tilstede::people::store {
namespace {

Period period_of(const db::Rows& rows, int column) {
  return {rows.get<Date>(column), rows.get<std::optional<Date>>(column + 1)};
}

void read_enrolments(db::Tx& tx, SchoolYear last, Grounds& grounds) {
  db::Rows rows = tx.query("select pupil_id, school_id, valid_from, valid_to from enrolment");
  while (rows.next())
    add_place(grounds, rows.get<PupilId>(0), rows.get<Uuid>(1), period_of(rows, 2), last);
}

void read_memberships(db::Tx& tx, Grounds& grounds) {
  db::Rows rows = tx.query(
      "select m.pupil_id, c.school_year, m.class_id, c.subject_id, m.valid_from, m.valid_to "
      "from class_member m join school_class c on c.id = m.class_id");
  while (rows.next()) {
    grounds.places[{rows.get<PupilId>(0), SchoolYear{rows.get<int>(1)}}].insert(
        {rows.get<Uuid>(2), rows.get<std::optional<Uuid>>(3), period_of(rows, 4)});
  }
}

void read_terms(db::Tx& tx, Grounds& grounds) {
  db::Rows rows = tx.query("select school_year, first_day, last_day from term where school_id is null");
  while (rows.next())
    grounds.terms[SchoolYear{rows.get<int>(0)}].insert({rows.get<Date>(1), rows.get<Date>(2)});
}

void read_subjects(db::Tx& tx, Grounds& grounds) {
  db::Rows rows = tx.query("select id, code from subject");
  while (rows.next())
    grounds.subject_codes.emplace(rows.get<Uuid>(0), rows.get<std::string>(1));
}

}  // namespace

Grounds read_grounds(db::Tx& tx, SchoolYear last) {
  Grounds grounds;
  read_enrolments(tx, last, grounds);
  read_memberships(tx, grounds);
  read_terms(tx, grounds);
  read_subjects(tx, grounds);
  return grounds;
}

}  // namespace tilstede::people::store
