#include "adapted/plans_store.hpp"

#include <fmt/format.h>

#include <map>

#include "platform/clock/oslo.hpp"

namespace tilstede::adapted::store {
namespace {

std::string select_plans(std::string_view where) {
  return fmt::format(
      "select id, pupil_id, valid_from, valid_to, note, decided_by, decided_at, ended_by, ended_at "
      "from schooling_plan where {}",
      where);
}

SchoolingPlan read_plan(const db::Rows& rows) {
  SchoolingPlan plan;
  plan.id = rows.get<SchoolingPlanId>(0);
  plan.pupil = rows.get<PupilId>(1);
  plan.from = rows.get<Date>(2);
  plan.until = rows.get<Date>(3);
  plan.note = PersonalText(rows.get<std::string>(4));
  plan.decided_by = rows.get<AccountId>(5);
  plan.decided_at = rows.get<Instant>(6);
  plan.ended_by = rows.get<std::optional<AccountId>>(7);
  plan.ended_at = rows.get<std::optional<Instant>>(8);
  if (plan.ended_at) plan.ended_on = oslo::date_of(*plan.ended_at);
  return plan;
}

void add_parts(db::Tx& tx, std::vector<SchoolingPlan>& plans) {
  if (plans.empty()) return;
  std::map<SchoolingPlanId, SchoolingPlan*> by_id;
  std::vector<SchoolingPlanId> ids;
  for (SchoolingPlan& plan : plans) {
    ids.push_back(plan.id);
    by_id[plan.id] = &plan;
  }
  auto rows = tx.query(
      "select plan_id, weekday, date, lesson, expected from schooling_plan_part where plan_id {in_uuids $1} "
      "order by plan_id, date, weekday, lesson",
      {db::list_of(ids)});
  while (rows.next()) {
    by_id.at(rows.get<SchoolingPlanId>(0))
        ->parts.push_back({rows.get<std::optional<int>>(1), rows.get<std::optional<Date>>(2),
                           rows.get<int>(3), parse_expected(rows.get<std::string_view>(4)).value()});
  }
}

std::vector<SchoolingPlan> read_plans(db::Tx& tx, const std::string& sql,
                                      const std::vector<db::Value>& values) {
  std::vector<SchoolingPlan> plans;
  auto rows = tx.query(sql, values);
  while (rows.next())
    plans.push_back(read_plan(rows));
  add_parts(tx, plans);
  return plans;
}

}  // namespace

std::vector<SchoolingPlan> plans_of(db::Tx& tx, const std::vector<PupilId>& pupils) {
  static const std::string kSql =
      select_plans("pupil_id {in_uuids $1} order by pupil_id, decided_at desc, id desc");
  return read_plans(tx, kSql, {db::list_of(pupils)});
}

std::optional<SchoolingPlan> find_plan(db::Tx& tx, const SchoolingPlanId& id) {
  static const std::string kSql = select_plans("id = $1");
  auto plans = read_plans(tx, kSql, {id});
  if (plans.empty()) return std::nullopt;
  return std::move(plans.front());
}

void insert_plan(db::Tx& tx, const SchoolingPlan& plan) {
  tx.execute(
      "insert into schooling_plan (id, pupil_id, valid_from, valid_to, note, decided_by, decided_at) "
      "values ($1, $2, $3, $4, $5, $6, $7)",
      {plan.id, plan.pupil, plan.from, plan.until, plan.note.reveal(), plan.decided_by, plan.decided_at});
  db::BulkInsert insert{"schooling_plan_part", {"plan_id", "weekday", "date", "lesson", "expected"}, {}};
  for (const PlanPart& part : plan.parts)
    insert.rows.push_back({plan.id, part.weekday, part.date, part.lesson, name_of(part.expected)});
  tx.insert_many(insert);
}

void end_plan(db::Tx& tx, const SchoolingPlanId& id, const AccountId& by, Instant at) {
  tx.execute("update schooling_plan set ended_by = $1, ended_at = $2 where id = $3 and ended_at is null",
             {by, at, id});
}

}  // namespace tilstede::adapted::store
