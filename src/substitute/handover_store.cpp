#include "substitute/handover_store.hpp"

#include <fmt/format.h>

namespace tilstede::substitute::store {
namespace {

std::string select_handovers(std::string_view where) {
  return fmt::format(
      "select id, class_id, date, lesson, handed_by, handed_at, taken_back_at from lesson_handover {}",
      where);
}

Handover read_handover(db::Rows& rows) {
  return {rows.get<HandoverId>(0),
          rows.get<ClassId>(1),
          rows.get<Date>(2),
          rows.get<int>(3),
          rows.get<AccountId>(4),
          rows.get<Instant>(5),
          rows.get<std::optional<Instant>>(6)};
}

}  // namespace

void insert_handover(db::Tx& tx, const Handover& handover) {
  tx.execute(
      "insert into lesson_handover (id, class_id, date, lesson, handed_by, handed_at) "
      "values ($1, $2, $3, $4, $5, $6)",
      {handover.id, handover.school_class, handover.date, handover.lesson, handover.handed_by,
       handover.handed_at});
}

std::optional<Handover> find_handover(db::Tx& tx, const HandoverId& id) {
  static const std::string kSql = select_handovers("where id = $1");
  auto rows = tx.query(kSql, {id});
  if (!rows.next()) return std::nullopt;
  return read_handover(rows);
}

std::optional<Handover> open_handover(db::Tx& tx, const Handover& like) {
  static const std::string kSql =
      select_handovers("where class_id = $1 and date = $2 and lesson = $3 and taken_back_at is null");
  auto rows = tx.query(kSql, {like.school_class, like.date, like.lesson});
  if (!rows.next()) return std::nullopt;
  return read_handover(rows);
}

std::vector<Handover> open_handovers(db::Tx& tx, const Period& period) {
  static const std::string kSql =
      select_handovers("where date between $1 and $2 and taken_back_at is null order by date, lesson, id");
  std::vector<Handover> handovers;
  auto rows = tx.query(kSql, {period.from, period.to.value()});
  while (rows.next())
    handovers.push_back(read_handover(rows));
  return handovers;
}

void take_back(db::Tx& tx, const HandoverId& id, Instant at) {
  tx.execute("update lesson_handover set taken_back_at = $2 where id = $1 and taken_back_at is null",
             {id, at});
}

}  // namespace tilstede::substitute::store
