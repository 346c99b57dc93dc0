#include "access/write_once_use_cases.hpp"

namespace tilstede::access {

Result<StoredAnswer, Problem> write_once(const Context& context, const Actor& actor,
                                         const http::Request& request, const IsAllowed& is_allowed,
                                         const Write& write) {
  const auto key = idempotency_key(request);
  if (!key) return refused(key.error());
  return context.database.write([&](db::Tx& tx) -> Result<StoredAnswer, Problem> {
    if (const auto allowed = is_allowed(tx); !allowed) return refused(allowed.error());
    auto stored = claim_key(tx, context, actor, request, *key);
    if (!stored) return refused(std::move(stored.error()));
    if (*stored) return std::move(**stored);
    auto answer = write(tx);
    if (answer) store_answer(tx, context, actor, request, *key, *answer);
    return answer;
  });
}

}  // namespace tilstede::access
