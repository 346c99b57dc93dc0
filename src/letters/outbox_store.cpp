#include "letters/outbox_store.hpp"

namespace tilstede::letters::store {
namespace {

std::vector<std::string> names_of(const std::vector<Channel>& channels) {
  std::vector<std::string> names;
  for (const Channel channel : channels)
    names.emplace_back(name_of(channel));
  return names;
}

std::optional<PersonalText> personal(std::optional<std::string> text) {
  if (!text) return std::nullopt;
  return PersonalText(std::move(*text));
}

OutgoingMessage read_outgoing(const db::Rows& rows) {
  OutgoingMessage message;
  message.id = rows.get<OutboxMessageId>(0);
  message.channel = parse_channel(rows.get<std::string>(1)).value();
  message.address = PersonalText(rows.get<std::optional<std::string>>(2).value_or(""));
  message.heading = rows.get<std::optional<std::string>>(3);
  message.body = PersonalText(rows.get<std::optional<std::string>>(4).value_or(""));
  message.attempts = rows.get<int>(5) + 1;
  message.expires_at = rows.get<std::optional<Instant>>(6);
  return message;
}

}  // namespace

bool insert_message(db::Tx& tx, const MessageRow& row, const NewMessage& message, Instant next_attempt) {
  return tx.execute(
             "insert into outbox_message (id, channel, template, about_kind, about_id, guardian_id, "
             "staff_id, "
             "language, address, heading, body, document_id, once_key, state, failure, next_attempt_at, "
             "expires_at, "
             "created_at, created_by) "
             "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) "
             "on conflict (once_key) do nothing",
             {row.id, name_of(message.channel), message.template_id, message.about_kind, message.about_id,
              message.guardian, message.staff, message.language, message.address.reveal(), message.heading,
              message.body.reveal(), message.document, message.once_key, name_of(row.state),
              row.failure.empty() ? db::Value(nullptr) : db::Value(row.failure), next_attempt,
              message.expires_at, row.created_at, row.created_by}) > 0;
}

bool has_due(db::Tx& tx, Instant real_now, const std::vector<Channel>& channels) {
  return tx
      .query(
          "select 1 from outbox_message where state = 'waiting' and next_attempt_at <= $1 "
          "and channel {in_texts $2} limit 1",
          {real_now, db::list_of(names_of(channels))})
      .next();
}

bool has_expired(db::Tx& tx, Instant now) {
  return tx.query("select 1 from outbox_message where state = 'waiting' and expires_at <= $1 limit 1", {now})
      .next();
}

std::vector<OutgoingMessage> claim_due(db::Tx& tx, Instant real_now, Instant claimed_until,
                                       const std::vector<Channel>& channels, int most) {
  std::vector<OutgoingMessage> claimed;
  auto rows = tx.query(
      "select id, channel, address, heading, body, attempts, expires_at from outbox_message "
      "where state = 'waiting' and next_attempt_at <= $1 and channel {in_texts $2} "
      "order by next_attempt_at, id limit $3 {for_update}",
      {real_now, db::list_of(names_of(channels)), most});
  std::vector<OutboxMessageId> ids;
  while (rows.next()) {
    claimed.push_back(read_outgoing(rows));
    ids.push_back(claimed.back().id);
  }
  tx.execute("update outbox_message set attempts = attempts + 1, next_attempt_at = $1 where id {in_uuids $2}",
             {claimed_until, db::list_of(ids)});
  return claimed;
}

void expire(db::Tx& tx, Instant now) {
  tx.execute(
      "update outbox_message set state = 'failed', failure = 'expired', settled_at = $1 "
      "where state = 'waiting' and expires_at <= $1",
      {now});
}

// One that was withdrawn while it was on its way has been sent all the same, and says so.
void settle(db::Tx& tx, const OutboxMessageId& id, const Outcome& outcome, Instant now) {
  const bool is_settled = outcome.state != MessageState::waiting;
  tx.execute(
      "update outbox_message set state = $2, failure = $3, next_attempt_at = $4, settled_at = $5 "
      "where id = $1 and (state = 'waiting' or (state = 'withdrawn' and $2 = 'sent'))",
      {id, name_of(outcome.state), outcome.failure.empty() ? db::Value(nullptr) : db::Value(outcome.failure),
       outcome.next_attempt, is_settled ? db::Value(now) : db::Value(nullptr)});
}

void withdraw(db::Tx& tx, const OutboxMessageId& id, Instant now) {
  tx.execute(
      "update outbox_message set state = 'withdrawn', settled_at = $2 where id = $1 and state = 'waiting'",
      {id, now});
}

std::map<OutboxMessageId, MessageStatus> messages(db::Tx& tx, const std::vector<OutboxMessageId>& ids) {
  std::map<OutboxMessageId, MessageStatus> found;
  if (ids.empty()) return found;
  auto rows = tx.query(
      "select id, channel, state, failure, language, body, guardian_id, settled_at from outbox_message "
      "where id {in_uuids $1}",
      {db::list_of(ids)});
  while (rows.next()) {
    found.emplace(rows.get<OutboxMessageId>(0),
                  MessageStatus{parse_channel(rows.get<std::string>(1)).value(),
                                parse_message_state(rows.get<std::string>(2)).value(),
                                rows.get<std::optional<std::string>>(3).value_or(""),
                                rows.get<std::string>(4), personal(rows.get<std::optional<std::string>>(5)),
                                rows.get<std::optional<GuardianId>>(6), rows.get<std::optional<Instant>>(7)});
  }
  return found;
}

bool has_content_before(db::Tx& tx, Instant time) {
  return tx
      .query(
          "select 1 from outbox_message where content_deleted_at is null and created_at < $1 "
          "and state <> 'waiting' limit 1",
          {time})
      .next();
}

void delete_content_before(db::Tx& tx, Instant time, Instant now) {
  tx.execute(
      "update outbox_message set address = null, heading = null, body = null, content_deleted_at = $2 "
      "where content_deleted_at is null and created_at < $1 and state <> 'waiting'",
      {time, now});
}

}  // namespace tilstede::letters::store
