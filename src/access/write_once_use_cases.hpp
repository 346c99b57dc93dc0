// write_once: the frame of every write that carries an Idempotency-Key. One transaction: may the actor do
// this, was it done already, do it, keep the answer.
#pragma once

#include <functional>

#include "access/idempotency.hpp"

namespace tilstede::access {

using IsAllowed = std::function<Result<void, Problem>(db::Tx&)>;
using Write = std::function<Result<StoredAnswer, Problem>(db::Tx&)>;

/// `is_allowed` is asked before an answer is replayed too: rights end. Both may run more than once, see
/// db.hpp.
Result<StoredAnswer, Problem> write_once(const Context& context, const Actor& actor,
                                         const http::Request& request, const IsAllowed& is_allowed,
                                         const Write& write);

}  // namespace tilstede::access
