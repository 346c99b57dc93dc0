// Sessions in the database. Only the SHA-256 of the cookie's 256 random bits is kept.
#pragma once

#include <optional>
#include <string>

#include "access/actor_store.hpp"
#include "platform/db/db.hpp"

namespace tilstede::access {

struct SessionRow {
  AccountRow account;
  bool has_confirmed_privacy = false;
  std::string csrf_token;
  Instant last_seen_at;
  Instant expires_at;
};

/// Nothing when there is no such session or its account is disabled.
std::optional<SessionRow> find_session(db::Tx& tx, const std::string& token_hash);

struct NewSession {
  std::string token_hash;
  AccountId account;
  std::string csrf_token;
  Instant created_at;
  Instant expires_at;
};
void insert_session(db::Tx& tx, const NewSession& session);

void mark_seen(db::Tx& tx, const std::string& token_hash, Instant now);
void delete_session(db::Tx& tx, const std::string& token_hash);
void delete_sessions_of(db::Tx& tx, const AccountId& account);
/// Those that have run out: at `now`, or unused since `unused_since`.
void delete_ended_sessions(db::Tx& tx, Instant now, Instant unused_since);

}  // namespace tilstede::access
