#include "attendance/ruling_store.hpp"

namespace tilstede::attendance::store {

void insert_rulings(db::Tx& tx, const std::vector<Ruling>& rulings, Instant now) {
  db::BulkInsert insert{
      "absence_ruling",
      {"decision_id", "pupil_id", "date", "lesson", "note_home", "decided_by", "decided_at"},
      {}};
  for (const Ruling& ruling : rulings) {
    insert.rows.push_back({ruling.decision, ruling.pupil, ruling.date, ruling.lesson,
                           ruling.note_home.reveal(), ruling.decided_by, now});
  }
  tx.insert_many(insert);
}

void revoke_rulings(db::Tx& tx, const DecisionId& decision, const AccountId& by, Instant now) {
  tx.execute(
      "update absence_ruling set revoked_by = $1, revoked_at = $2 where decision_id = $3 and revoked_at is "
      "null",
      {by, now, decision});
}

std::vector<Ruling> rulings_in_force(db::Tx& tx, const std::vector<PupilId>& pupils, const Period& period) {
  std::vector<Ruling> rulings;
  auto rows = tx.query(
      "select decision_id, pupil_id, date, lesson, note_home, decided_by from absence_ruling "
      "where pupil_id {in_uuids $1} and date between $2 and $3 and revoked_at is null "
      "order by decided_at, decision_id, lesson",
      {db::list_of(pupils), period.from, period.to.value()});
  while (rows.next()) {
    rulings.push_back({rows.get<DecisionId>(0), rows.get<PupilId>(1), rows.get<Date>(2), rows.get<int>(3),
                       PersonalText(rows.get<std::string>(4)), rows.get<AccountId>(5)});
  }
  return rulings;
}

}  // namespace tilstede::attendance::store
