#include "outside_control/outside_control_store.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

namespace tilstede::outside_control::store {
namespace {

std::string select(std::string_view where) {
  return fmt::format(
      "select id, date, lessons, reason, decided_by, decided_at, undone_by, undone_at "
      "from outside_control_decision where {}",
      where);
}

OutsideControl read(const db::Rows& rows) {
  OutsideControl decision;
  decision.id = rows.get<DecisionId>(0);
  decision.date = rows.get<Date>(1);
  decision.lessons = nlohmann::json::parse(rows.get<std::string>(2)).get<std::set<int>>();
  decision.reason = PersonalText(rows.get<std::string>(3));
  decision.decided_by = rows.get<AccountId>(4);
  decision.decided_at = rows.get<Instant>(5);
  decision.undone_by = rows.get<std::optional<AccountId>>(6);
  decision.undone_at = rows.get<std::optional<Instant>>(7);
  return decision;
}

void add_pupils(db::Tx& tx, std::vector<OutsideControl>& decisions) {
  std::vector<DecisionId> ids;
  for (const auto& decision : decisions)
    ids.push_back(decision.id);
  std::map<DecisionId, std::vector<PupilId>> pupils;
  auto rows = tx.query(
      "select decision_id, pupil_id from outside_control_pupil where decision_id {in_uuids $1} "
      "order by decision_id, pupil_id",
      {db::list_of(ids)});
  while (rows.next())
    pupils[rows.get<DecisionId>(0)].push_back(rows.get<PupilId>(1));
  for (auto& decision : decisions)
    decision.pupils = std::move(pupils[decision.id]);
}

std::vector<OutsideControl> read_all(db::Tx& tx, db::Rows rows) {
  std::vector<OutsideControl> decisions;
  while (rows.next())
    decisions.push_back(read(rows));
  add_pupils(tx, decisions);
  return decisions;
}

}  // namespace

void insert(db::Tx& tx, const OutsideControl& decision) {
  tx.execute(
      "insert into outside_control_decision (id, date, lessons, reason, decided_by, decided_at) "
      "values ($1, $2, $3, $4, $5, $6)",
      {decision.id, decision.date, nlohmann::json(decision.lessons).dump(), decision.reason.reveal(),
       decision.decided_by, decision.decided_at});
  db::BulkInsert pupils{"outside_control_pupil", {"decision_id", "pupil_id"}, {}};
  for (const PupilId& pupil : decision.pupils)
    pupils.rows.push_back({decision.id, pupil});
  tx.insert_many(pupils);
}

void mark_undone(db::Tx& tx, const DecisionId& id, const AccountId& by, Instant at) {
  tx.execute(
      "update outside_control_decision set undone_by = $1, undone_at = $2 where id = $3 and undone_at is "
      "null",
      {by, at, id});
}

std::optional<OutsideControl> find(db::Tx& tx, const DecisionId& id) {
  static const std::string kSql = select("id = $1");
  auto found = read_all(tx, tx.query(kSql, {id}));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<OutsideControl> of_date(db::Tx& tx, const Date& date) {
  static const std::string kSql = select("date = $1 order by decided_at desc, id desc");
  return read_all(tx, tx.query(kSql, {date}));
}

}  // namespace tilstede::outside_control::store
