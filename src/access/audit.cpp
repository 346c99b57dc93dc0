#include "access/audit.hpp"

#include "platform/crypto/crypto.hpp"

namespace tilstede::access {

void record(db::Tx& tx, const Context& context, const std::optional<AccountId>& actor,
            const AuditEvent& event) {
  tx.execute(
      "insert into audit_event (id, at, actor_account_id, action, subject_kind, subject_id, payload, "
      "payload_digest, "
      "written_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {context.ids.next(), context.clock.now(), actor, event.action, event.subject_kind, event.subject_id,
       event.payload, crypto::sha256_hex(event.payload), context.clock.real_now()});
}

}  // namespace tilstede::access
