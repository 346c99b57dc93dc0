// Sessions: opened by signing in, read on every request, ended by time, by signing out, or with the person's
// last relation. All times here are real, never the demo's.
#pragma once

#include <optional>
#include <string>

#include "access/actor.hpp"
#include "access/actor_store.hpp"
#include "base/problem.hpp"
#include "base/result.hpp"
#include "platform/context.hpp"

namespace tilstede::access {

struct Session {
  Actor actor;
  std::string csrf_token;
  std::string token_hash;
};

/// The session of a cookie's token, with what its person may do today.
std::optional<Session> read_session(const Context& context, std::string_view token);

struct OpenedSession {
  Session session;
  /// For the cookie; kept nowhere.
  std::string token;
};

/// A new session for the account; `old_token`, the one the browser came with, ends. Nothing when the account
/// has no relation today.
std::optional<OpenedSession> open_session(db::Tx& tx, const Context& context, const AccountRow& account,
                                          std::string_view old_token);

void end_session(const Context& context, const Session& session);

/// Staff confirm the rules of privacy; refused when another text is in force or the actor is not on the
/// staff.
Result<void, Problem> confirm_privacy(const Context& context, const Actor& actor,
                                      std::string_view text_version);

}  // namespace tilstede::access
