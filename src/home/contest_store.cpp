#include "home/contest_store.hpp"

#include <fmt/format.h>

namespace tilstede::home::store {
namespace {

std::string select_contests(std::string_view where) {
  return fmt::format(
      "select id, pupil_id, entry_id, guardian_id, text, contested_at, outcome, answer, answered_at "
      "from entry_contest where {}",
      where);
}

std::vector<Contest> read_contests(db::Rows rows) {
  std::vector<Contest> contests;
  while (rows.next()) {
    Contest contest{rows.get<ContestId>(0),
                    rows.get<PupilId>(1),
                    rows.get<EntryId>(2),
                    rows.get<GuardianId>(3),
                    PersonalText(rows.get<std::string>(4)),
                    rows.get<Instant>(5),
                    std::nullopt,
                    rows.get<std::optional<Instant>>(8)};
    if (!rows.is_null(6)) {
      contest.answer = ContestAnswer{parse_outcome(rows.get<std::string_view>(6)).value(),
                                     PersonalText(rows.get<std::string>(7))};
    }
    contests.push_back(std::move(contest));
  }
  return contests;
}

}  // namespace

void insert_contest(db::Tx& tx, const Contest& contest) {
  tx.execute(
      "insert into entry_contest (id, pupil_id, entry_id, guardian_id, text, contested_at) "
      "values ($1, $2, $3, $4, $5, $6)",
      {contest.id, contest.pupil, contest.entry, contest.guardian, contest.text.reveal(),
       contest.contested_at});
}

std::optional<Contest> find_contest(db::Tx& tx, const ContestId& id) {
  static const std::string kSql = select_contests("id = $1");
  auto found = read_contests(tx.query(kSql, {id}));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Contest> contests_of(db::Tx& tx, const std::vector<PupilId>& pupils) {
  static const std::string kSql =
      select_contests("pupil_id {in_uuids $1} order by contested_at desc, id desc");
  return read_contests(tx.query(kSql, {db::list_of(pupils)}));
}

void answer_contest(db::Tx& tx, const ContestId& id, const ContestAnswer& answer, const AccountId& by,
                    Instant at) {
  tx.execute(
      "update entry_contest set outcome = $1, answer = $2, answered_at = $3, answered_by = $4 where id = $5 "
      "and outcome is null",
      {name_of(answer.outcome), answer.text.reveal(), at, by, id});
}

}  // namespace tilstede::home::store
