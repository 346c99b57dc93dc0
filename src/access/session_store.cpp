#include "access/session_store.hpp"

#include "access/privacy.hpp"

namespace tilstede::access {

std::optional<SessionRow> find_session(db::Tx& tx, const std::string& token_hash) {
  auto rows = tx.query(
      "select a.id, a.staff_id, a.guardian_id, a.pupil_id, s.csrf_token, s.last_seen_at, s.expires_at, "
      "case when p.staff_id is null then 0 else 1 end "
      "from session s join account a on a.id = s.account_id "
      "left join privacy_confirmation p on p.staff_id = a.staff_id and p.text_version = $2 "
      "where s.token_hash = $1 and a.disabled_at is null",
      {token_hash, kPrivacyTextVersion});
  if (!rows.next()) return std::nullopt;
  SessionRow row;
  row.account = {rows.get<AccountId>(0), rows.get<std::optional<StaffId>>(1),
                 rows.get<std::optional<GuardianId>>(2), rows.get<std::optional<PupilId>>(3)};
  row.csrf_token = rows.get<std::string>(4);
  row.last_seen_at = rows.get<Instant>(5);
  row.expires_at = rows.get<Instant>(6);
  row.has_confirmed_privacy = rows.get<int>(7) == 1;
  return row;
}

void insert_session(db::Tx& tx, const NewSession& session) {
  tx.execute(
      "insert into session (token_hash, account_id, csrf_token, created_at, last_seen_at, expires_at) "
      "values ($1, $2, $3, $4, $4, $5)",
      {session.token_hash, session.account, session.csrf_token, session.created_at, session.expires_at});
}

void mark_seen(db::Tx& tx, const std::string& token_hash, Instant now) {
  tx.execute("update session set last_seen_at = $2 where token_hash = $1 and last_seen_at < $2",
             {token_hash, now});
}

void delete_session(db::Tx& tx, const std::string& token_hash) {
  tx.execute("delete from session where token_hash = $1", {token_hash});
}

void delete_sessions_of(db::Tx& tx, const AccountId& account) {
  tx.execute("delete from session where account_id = $1", {account});
}

void delete_ended_sessions(db::Tx& tx, Instant now, Instant unused_since) {
  tx.execute("delete from session where expires_at <= $1 or last_seen_at <= $2", {now, unused_since});
}

}  // namespace tilstede::access
