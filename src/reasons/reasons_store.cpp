#include "reasons/reasons_store.hpp"

#include <set>

namespace tilstede::reasons::store {
namespace {

Words words(const db::Rows& rows, int column) {
  return {rows.get<std::string>(column), rows.get<std::string>(column + 1),
          rows.get<std::string>(column + 2)};
}

}  // namespace

std::vector<Reason> catalogue(db::Tx& tx) {
  std::vector<Reason> reasons;
  db::Rows rows = tx.query(
      "select code, name_nb, name_nn, name_en, documented_by_nb, documented_by_nn, documented_by_en, "
      "accepted_by, is_leave, counts_as_absence, on_certificate, towards_thresholds, is_retired "
      "from absence_reason order by sort_order, code");
  while (rows.next()) {
    reasons.push_back({rows.get<std::string>(0), words(rows, 1), words(rows, 4),
                       parse_accepted_by(rows.get<std::string_view>(7)).value(), rows.get<bool>(8),
                       rows.get<bool>(9), rows.get<bool>(10), rows.get<bool>(11), rows.get<bool>(12)});
  }
  return reasons;
}

void insert(db::Tx& tx, const Reason& reason) {
  tx.execute(
      "insert into absence_reason (code, name_nb, name_nn, name_en, documented_by_nb, documented_by_nn, "
      "documented_by_en, accepted_by, is_leave, counts_as_absence, on_certificate, towards_thresholds, "
      "is_retired, sort_order) select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, "
      "coalesce(max(sort_order), 0) + 1 from absence_reason",
      {reason.code, reason.name.nb, reason.name.nn, reason.name.en, reason.documented_by.nb,
       reason.documented_by.nn, reason.documented_by.en, name_of(reason.accepted_by), reason.is_leave,
       reason.counts_as_absence, reason.on_certificate, reason.towards_thresholds, reason.is_retired});
}

void update(db::Tx& tx, const Reason& reason) {
  tx.execute(
      "update absence_reason set name_nb = $2, name_nn = $3, name_en = $4, documented_by_nb = $5, "
      "documented_by_nn = $6, documented_by_en = $7, accepted_by = $8, is_leave = $9, counts_as_absence = "
      "$10, "
      "on_certificate = $11, towards_thresholds = $12, is_retired = $13 where code = $1",
      {reason.code, reason.name.nb, reason.name.nn, reason.name.en, reason.documented_by.nb,
       reason.documented_by.nn, reason.documented_by.en, name_of(reason.accepted_by), reason.is_leave,
       reason.counts_as_absence, reason.on_certificate, reason.towards_thresholds, reason.is_retired});
}

void set_order(db::Tx& tx, const std::vector<std::string>& codes) {
  int order = 0;
  for (const std::string& code : codes)
    tx.execute("update absence_reason set sort_order = $2 where code = $1", {code, ++order});
}

std::vector<PupilYearKey> pupil_years_with(db::Tx& tx, const std::string& code) {
  std::set<PupilYearKey> keys;
  auto rows = tx.query(
      "select distinct pupil_id, date from absence_entry where reason = $1 and superseded_by is null",
      {code});
  while (rows.next())
    keys.insert({rows.get<PupilId>(0), school_year_of(rows.get<Date>(1))});
  return {keys.begin(), keys.end()};
}

}  // namespace tilstede::reasons::store
