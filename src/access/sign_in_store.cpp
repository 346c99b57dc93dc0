#include "access/sign_in_store.hpp"

namespace tilstede::access {

std::optional<LoginRow> find_login(db::Tx& tx, const std::string& login) {
  auto rows = tx.query(
      "select id, staff_id, guardian_id, pupil_id, password_hash from account "
      "where login = $1 and disabled_at is null",
      {login});
  if (!rows.next()) return std::nullopt;
  return LoginRow{{rows.get<AccountId>(0), rows.get<std::optional<StaffId>>(1),
                   rows.get<std::optional<GuardianId>>(2), rows.get<std::optional<PupilId>>(3)},
                  rows.get<std::optional<std::string>>(4)};
}

SignInFailures find_failures(db::Tx& tx, const std::string& failure_key) {
  auto rows =
      tx.query("select failures, last_failed_at from sign_in_failure where login_hash = $1", {failure_key});
  if (!rows.next()) return {};
  return {rows.get<int>(0), rows.get<Instant>(1)};
}

void save_failures(db::Tx& tx, const std::string& failure_key, const SignInFailures& failures) {
  tx.execute(
      "insert into sign_in_failure (login_hash, failures, last_failed_at) values ($1, $2, $3) "
      "on conflict (login_hash) do update set failures = excluded.failures, "
      "last_failed_at = excluded.last_failed_at",
      {failure_key, failures.failures, failures.last_failed_at});
}

void delete_failures(db::Tx& tx, const std::string& failure_key) {
  tx.execute("delete from sign_in_failure where login_hash = $1", {failure_key});
}

void delete_failures_before(db::Tx& tx, Instant time) {
  tx.execute("delete from sign_in_failure where last_failed_at <= $1", {time});
}

std::optional<std::string> find_setting(db::Tx& tx, std::string_view key) {
  auto rows = tx.query("select value from setting where key = $1", {key});
  if (!rows.next()) return std::nullopt;
  return rows.get<std::string>(0);
}

void insert_setting(db::Tx& tx, std::string_view key, const std::string& value) {
  tx.execute("insert into setting (key, value) values ($1, $2) on conflict (key) do nothing", {key, value});
}

}  // namespace tilstede::access
