#include "access/read_log_use_cases.hpp"

namespace tilstede::access {

void record_read(const Context& context, const Actor& actor, const AuditEvent& event) {
  context.database.write([&](db::Tx& tx) { record(tx, context, actor.account, event); });
}

}  // namespace tilstede::access
