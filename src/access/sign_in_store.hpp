// Accounts by login, and failed sign-ins. Failures are kept by a digest of the login, never the login itself.
#pragma once

#include <optional>
#include <string>

#include "access/actor_store.hpp"
#include "access/slowing.hpp"
#include "platform/db/db.hpp"

namespace tilstede::access {

struct LoginRow {
  AccountRow account;
  std::optional<std::string> password_hash;
};

/// Nothing for a login that is unknown or disabled.
std::optional<LoginRow> find_login(db::Tx& tx, const std::string& login);

SignInFailures find_failures(db::Tx& tx, const std::string& failure_key);
void save_failures(db::Tx& tx, const std::string& failure_key, const SignInFailures& failures);
void delete_failures(db::Tx& tx, const std::string& failure_key);
void delete_failures_before(db::Tx& tx, Instant time);

/// A secret of this database, made by the first process that asks.
std::optional<std::string> find_setting(db::Tx& tx, std::string_view key);
/// Keeps what stands there already.
void insert_setting(db::Tx& tx, std::string_view key, const std::string& value);

}  // namespace tilstede::access
