#include "routine/exemption_store.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "platform/clock/oslo.hpp"

namespace tilstede::routine::store {
namespace {

std::string select_exemptions(std::string_view where) {
  return fmt::format(
      "select id, pupil_id, kind, valid_from, valid_to, reasons, grounds, decided_by, decided_at, ended_by, "
      "ended_at "
      "from exemption where {}",
      where);
}

ExemptionDecision read_exemption(const db::Rows& rows) {
  ExemptionDecision decision;
  decision.id = rows.get<ExemptionId>(0);
  decision.pupil = rows.get<PupilId>(1);
  decision.kind = rows.get<std::string>(2);
  decision.from = rows.get<Date>(3);
  decision.until = rows.get<Date>(4);
  if (!rows.is_null(5)) {
    decision.reasons = nlohmann::json::parse(rows.get<std::string>(5)).get<std::vector<std::string>>();
  }
  decision.grounds = PersonalText(rows.get<std::string>(6));
  decision.decided_by = rows.get<AccountId>(7);
  decision.decided_at = rows.get<Instant>(8);
  decision.ended_by = rows.get<std::optional<AccountId>>(9);
  decision.ended_at = rows.get<std::optional<Instant>>(10);
  if (decision.ended_at) decision.ended_on = oslo::date_of(*decision.ended_at);
  return decision;
}

}  // namespace

std::vector<ExemptionDecision> exemptions_of(db::Tx& tx, const std::vector<PupilId>& pupils) {
  static const std::string kSql =
      select_exemptions("pupil_id {in_uuids $1} order by pupil_id, decided_at desc, id desc");
  std::vector<ExemptionDecision> decisions;
  auto rows = tx.query(kSql, {db::list_of(pupils)});
  while (rows.next())
    decisions.push_back(read_exemption(rows));
  return decisions;
}

std::optional<ExemptionDecision> find_exemption(db::Tx& tx, const ExemptionId& id) {
  static const std::string kSql = select_exemptions("id = $1");
  auto rows = tx.query(kSql, {id});
  if (!rows.next()) return std::nullopt;
  return read_exemption(rows);
}

void insert_exemption(db::Tx& tx, const ExemptionDecision& decision) {
  std::optional<std::string> reasons;
  if (!decision.reasons.empty()) reasons = nlohmann::json(decision.reasons).dump();
  tx.execute(
      "insert into exemption (id, pupil_id, kind, valid_from, valid_to, reasons, grounds, decided_by, "
      "decided_at) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {decision.id, decision.pupil, decision.kind, decision.from, decision.until, reasons,
       decision.grounds.reveal(), decision.decided_by, decision.decided_at});
}

void end_exemption(db::Tx& tx, const ExemptionId& id, const AccountId& by, Instant at) {
  tx.execute("update exemption set ended_by = $1, ended_at = $2 where id = $3 and ended_at is null",
             {by, at, id});
}

}  // namespace tilstede::routine::store
