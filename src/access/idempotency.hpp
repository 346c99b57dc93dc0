// Idempotency-Key: a write that is sent twice happens once and gets the same answer. The key is unique per
// actor, route and key; the answer is stored in the transaction of the write, with the hash of path and body.
//
//   if (auto allowed = may(actor, ...); !allowed) ...        // also before a replay: access may have ended
//   since auto stored = claim_key(tx, context, actor, request, key); if (!stored) return refused(...); //
//   rolls back if (*stored) return **stored;                            // the answer of the first time
//   ...
//   store_answer(tx, context, actor, request, key, answer);
#pragma once

#include <optional>
#include <string>

#include "access/actor.hpp"
#include "base/problem.hpp"
#include "base/result.hpp"
#include "platform/context.hpp"
#include "platform/http/http.hpp"

namespace tilstede::access {

struct StoredAnswer {
  int status = 200;
  std::string body;
};

/// The request's key, checked: 1 to 200 visible ASCII characters; 400 `idempotency-key-missing` or
/// `idempotency-key-malformed`.
Result<std::string, Problem> idempotency_key(const http::Request& request);

/// Inside the write's transaction, before anything else and after the access check: the stored answer of an
/// earlier request with this key and body, nothing when the key is new (then it is claimed), or 422
/// `idempotency-key-reused` when the body differs. A twin under way is waited for by the database's own lock.
Result<std::optional<StoredAnswer>, Problem> claim_key(db::Tx& tx, const Context& context, const Actor& actor,
                                                       const http::Request& request, const std::string& key);

/// Inside the same transaction, last.
void store_answer(db::Tx& tx, const Context& context, const Actor& actor, const http::Request& request,
                  const std::string& key, const StoredAnswer& answer);

/// For the cleanup (access_jobs.hpp): answers are kept 30 days.
void delete_answers_before(db::Tx& tx, Instant time);

}  // namespace tilstede::access
