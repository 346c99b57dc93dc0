#include "letters/outbox_use_cases.hpp"

#include <fmt/format.h>

#include "access/audit.hpp"
#include "letters/outbox_store.hpp"
#include "platform/log/log.hpp"

namespace tilstede::letters {
namespace {

using std::chrono::minutes;

constexpr int kClaimedMost = 20;
// Longer than it takes to send all that is claimed at once, each up to its time limit.
constexpr minutes kClaimedFor{10};

bool is_usable(const NewMessage& message) {
  return message.channel != Channel::text_message || dialable(message.address).has_value();
}

// Only how many went how: never to whom, or what.
void log_round(std::size_t delivered, std::size_t failed, std::size_t waiting) {
  if (failed + waiting > 0) {
    log::warn("outbox-round", {{"delivered", delivered}, {"failed", failed}, {"waiting", waiting}});
  }
}

}  // namespace

std::optional<OutboxMessageId> write_to_outbox(db::Tx& tx, const Context& context,
                                               const std::optional<AccountId>& author,
                                               const NewMessage& message) {
  store::MessageRow row;
  row.id = context.ids.next_id<OutboxMessageId>();
  row.created_at = context.clock.now();
  row.created_by = author;
  if (!is_usable(message)) {
    row.state = MessageState::failed;
    row.failure = "address-unusable";
  }
  if (!store::insert_message(tx, row, message, context.clock.real_now())) return std::nullopt;
  access::record(tx, context, author,
                 {"message.written", message.about_kind, message.about_id,
                  fmt::format(R"({{"message":"{}","channel":"{}","template":"{}"}})", to_text(row.id),
                              name_of(message.channel), message.template_id)});
  return row.id;
}

void withdraw(db::Tx& tx, const Context& context, const OutboxMessageId& message) {
  store::withdraw(tx, message, context.clock.now());
}

std::map<OutboxMessageId, MessageStatus> statuses_of(db::Tx& tx, const Config& config,
                                                     const std::vector<OutboxMessageId>& messages) {
  auto statuses = store::messages(tx, messages);
  for (auto& [id, status] : statuses) {
    if (status.state == MessageState::waiting && !has_sender(config, status.channel))
      status.failure = "no-gateway";
  }
  return statuses;
}

bool has_sender(const Config& config, Channel channel) {
  return channel == Channel::text_message && (config.is_demo || !config.text_gateway_url.empty());
}

void deliver_due(const Context& context, const std::vector<Channel>& channels, const Send& send) {
  const Instant now = context.clock.now();
  const Instant real_now = context.clock.real_now();
  // Nearly every round ends here, without a write.
  if (context.database.read([&](db::Tx& tx) { return store::has_expired(tx, now); }))
    context.database.write([&](db::Tx& tx) { store::expire(tx, now); });
  if (channels.empty()) return;
  if (!context.database.read([&](db::Tx& tx) { return store::has_due(tx, real_now, channels); })) return;
  const auto claimed = context.database.write([&](db::Tx& tx) {
    return store::claim_due(tx, real_now, real_now + kClaimedFor, channels, kClaimedMost);
  });
  std::map<MessageState, std::size_t> count;
  for (const OutgoingMessage& message : claimed) {
    const Outcome outcome = outcome_of(send(message), message.attempts, context.clock.real_now());
    ++count[outcome.state];
    context.database.write([&](db::Tx& tx) { store::settle(tx, message.id, outcome, context.clock.now()); });
  }
  log_round(count[MessageState::sent], count[MessageState::failed], count[MessageState::waiting]);
}

void delete_old_content(const Context& context) {
  const Instant now = context.clock.now();
  const Instant before = now - std::chrono::hours(24) * context.config.message_content_kept_days;
  if (!context.database.read([&](db::Tx& tx) { return store::has_content_before(tx, before); })) return;
  context.database.write([&](db::Tx& tx) { store::delete_content_before(tx, before, now); });
}

}  // namespace tilstede::letters
