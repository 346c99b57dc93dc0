// The outbox as other features use it. Write in the transaction of what the message tells of:
//
//   const auto message = letters::write_to_outbox(tx, context, actor.account, {...});
//
// A job sends it afterwards, at least once, with the message's id, so that a repeat is harmless.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "letters/outbox.hpp"
#include "platform/context.hpp"

namespace tilstede::letters {

/// Nothing when a message with its once_key is there already. `author` is empty for the program itself.
std::optional<OutboxMessageId> write_to_outbox(db::Tx& tx, const Context& context,
                                               const std::optional<AccountId>& author,
                                               const NewMessage& message);

/// No longer to be sent. What has been sent already stays sent.
void withdraw(db::Tx& tx, const Context& context, const OutboxMessageId& message);

std::map<OutboxMessageId, MessageStatus> statuses_of(db::Tx& tx, const Config& config,
                                                     const std::vector<OutboxMessageId>& messages);

/// Whether anything of this channel can leave the house here.
bool has_sender(const Config& config, Channel channel);

/// Hands a message over. Throws nothing.
using Send = std::function<Delivery(const OutgoingMessage&)>;

/// One round: claims what is due, sends it outside any transaction, writes what became of it.
void deliver_due(const Context& context, const std::vector<Channel>& channels, const Send& send);

/// The content of settled messages goes after the time configured; that there was one stays.
void delete_old_content(const Context& context);

}  // namespace tilstede::letters
