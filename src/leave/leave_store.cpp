#include "leave/leave_store.hpp"

#include <fmt/format.h>

namespace tilstede::leave::store {
namespace {

std::string select(std::string_view where) {
  return fmt::format(
      "select id, pupil_id, kind, from_date, to_date, school_days, reason, teaching, guardian_id, "
      "applied_by, "
      "applied_at, withdrawn_at, outcome, granted_from, granted_to, grounds, legal_reason, decided_by, "
      "decided_at, standing_from, standing_to, "
      "coalesce((select c.letter from leave_change c where c.application_id = leave_application.id "
      "order by c.changed_at desc, c.id desc limit 1), letter), "
      "(select c.reason from leave_change c where c.application_id = leave_application.id "
      "order by c.changed_at desc, c.id desc limit 1), is_by_office from leave_application where {}",
      where);
}

std::optional<PersonalText> personal(const db::Rows& rows, int column) {
  if (rows.is_null(column)) return std::nullopt;
  return PersonalText(rows.get<std::string>(column));
}

std::optional<Period> period(const db::Rows& rows, int column) {
  if (rows.is_null(column)) return std::nullopt;
  return Period{rows.get<Date>(column), rows.get<Date>(column + 1)};
}

LeaveDecision read_decision(const db::Rows& rows) {
  LeaveDecision decision;
  decision.outcome = parse_outcome(rows.get<std::string_view>(12)).value();
  decision.granted = period(rows, 13);
  decision.grounds = personal(rows, 15);
  if (!rows.is_null(16)) decision.legal_reason = parse_legal_reason(rows.get<std::string_view>(16));
  decision.decided_by = rows.get<AccountId>(17);
  decision.decided_at = rows.get<Instant>(18);
  return decision;
}

LeaveApplication read(const db::Rows& rows) {
  LeaveApplication application;
  application.id = rows.get<DecisionId>(0);
  application.pupil = rows.get<PupilId>(1);
  application.kind = parse_kind(rows.get<std::string_view>(2)).value();
  application.asked = period(rows, 3).value();
  application.school_days = rows.get<int>(5);
  application.reason = personal(rows, 6);
  application.teaching = personal(rows, 7);
  application.guardian = rows.get<GuardianId>(8);
  application.applied_by = rows.get<AccountId>(9);
  application.applied_at = rows.get<Instant>(10);
  application.withdrawn_at = rows.get<std::optional<Instant>>(11);
  if (!rows.is_null(12)) application.decision = read_decision(rows);
  application.standing = period(rows, 19);
  application.letter = rows.get<std::optional<std::string>>(21);
  application.change_reason = personal(rows, 22);
  application.is_by_office = rows.get<bool>(23);
  return application;
}

std::vector<LeaveApplication> read_all(db::Rows rows) {
  std::vector<LeaveApplication> applications;
  while (rows.next())
    applications.push_back(read(rows));
  return applications;
}

db::Value value_of(const std::optional<PersonalText>& text) {
  return text ? db::Value(text->reveal()) : db::Value(nullptr);
}
db::Value from_of(const std::optional<Period>& span) {
  return span ? db::Value(span->from) : db::Value(nullptr);
}
db::Value to_of(const std::optional<Period>& span) {
  return span ? db::Value(span->to.value()) : db::Value(nullptr);
}

}  // namespace

void insert(db::Tx& tx, const LeaveApplication& application) {
  tx.execute(
      "insert into leave_application (id, pupil_id, kind, from_date, to_date, school_days, reason, teaching, "
      "guardian_id, applied_by, applied_at, is_by_office) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      {application.id, application.pupil, name_of(application.kind), application.asked.from,
       application.asked.to.value(), application.school_days, value_of(application.reason),
       value_of(application.teaching), application.guardian, application.applied_by, application.applied_at,
       application.is_by_office});
  if (application.decision) write_decision(tx, application);
}

void mark_withdrawn(db::Tx& tx, const DecisionId& id, Instant at) {
  tx.execute(
      "update leave_application set withdrawn_at = $1, standing_from = null, standing_to = null where id = "
      "$2",
      {at, id});
}

void write_decision(db::Tx& tx, const LeaveApplication& application) {
  const LeaveDecision& decision = application.decision.value();
  tx.execute(
      "update leave_application set outcome = $1, granted_from = $2, granted_to = $3, grounds = $4, "
      "legal_reason = $5, decided_by = $6, decided_at = $7, standing_from = $8, standing_to = $9, letter = "
      "$10 "
      "where id = $11",
      {name_of(decision.outcome), from_of(decision.granted), to_of(decision.granted),
       value_of(decision.grounds),
       decision.legal_reason ? db::Value(name_of(*decision.legal_reason)) : db::Value(nullptr),
       decision.decided_by, decision.decided_at, from_of(application.standing), to_of(application.standing),
       application.letter, application.id});
}

void write_change(db::Tx& tx, const Change& change) {
  tx.execute(
      "insert into leave_change (id, application_id, standing_from, standing_to, reason, changed_by, "
      "changed_at, letter) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8)",
      {change.id, change.application, from_of(change.standing), to_of(change.standing),
       change.reason.reveal(), change.by, change.at, change.letter});
  tx.execute("update leave_application set standing_from = $1, standing_to = $2 where id = $3",
             {from_of(change.standing), to_of(change.standing), change.application});
}

std::optional<LeaveApplication> find(db::Tx& tx, const DecisionId& id) {
  static const std::string kSql = select("id = $1");
  auto found = read_all(tx.query(kSql, {id}));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<LeaveApplication> of_pupils(db::Tx& tx, const std::vector<PupilId>& pupils,
                                        const Period& period) {
  static const std::string kSql = select(
      "pupil_id {in_uuids $1} and to_date >= $2 and from_date <= $3 order by applied_at desc, id desc");
  if (pupils.empty()) return {};
  return read_all(tx.query(kSql, {db::list_of(pupils), period.from, period.to.value()}));
}

std::optional<Delegation> delegation_of(db::Tx& tx, const SchoolId& school) {
  auto rows =
      tx.query("select contact_teacher_days, department_head_days from leave_delegation where school_id = $1",
               {school});
  if (!rows.next()) return std::nullopt;
  return Delegation{rows.get<int>(0), rows.get<int>(1)};
}

void set_delegation(db::Tx& tx, const SchoolId& school, const Delegation& delegation, const AccountId& by,
                    Instant at) {
  tx.execute(
      "insert into leave_delegation (school_id, contact_teacher_days, department_head_days, set_by, set_at) "
      "values ($1, $2, $3, $4, $5) on conflict (school_id) do update set "
      "contact_teacher_days = excluded.contact_teacher_days, "
      "department_head_days = excluded.department_head_days, set_by = excluded.set_by, set_at = "
      "excluded.set_at",
      {school, delegation.contact_teacher_days, delegation.department_head_days, by, at});
}

}  // namespace tilstede::leave::store
