// The outbox in the database. A message is claimed before it is sent, for long enough to be sent; whoever
// dies meanwhile leaves it to the next one.
#pragma once

#include <map>
#include <vector>

#include "letters/outbox.hpp"
#include "platform/db/db.hpp"

namespace tilstede::letters::store {

struct MessageRow {
  OutboxMessageId id;
  MessageState state = MessageState::waiting;
  std::string failure;
  Instant created_at{};
  std::optional<AccountId> created_by;
};

/// False when there is one with its once_key already.
bool insert_message(db::Tx& tx, const MessageRow& row, const NewMessage& message, Instant next_attempt);

bool has_due(db::Tx& tx, Instant real_now, const std::vector<Channel>& channels);
bool has_expired(db::Tx& tx, Instant now);
std::vector<OutgoingMessage> claim_due(db::Tx& tx, Instant real_now, Instant claimed_until,
                                       const std::vector<Channel>& channels, int most);
void expire(db::Tx& tx, Instant now);
void settle(db::Tx& tx, const OutboxMessageId& id, const Outcome& outcome, Instant now);
void withdraw(db::Tx& tx, const OutboxMessageId& id, Instant now);

std::map<OutboxMessageId, MessageStatus> messages(db::Tx& tx, const std::vector<OutboxMessageId>& ids);

bool has_content_before(db::Tx& tx, Instant time);
void delete_content_before(db::Tx& tx, Instant time, Instant now);

}  // namespace tilstede::letters::store
