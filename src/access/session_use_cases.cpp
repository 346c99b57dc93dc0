#include "access/session_use_cases.hpp"

#include "access/audit.hpp"
#include "access/privacy.hpp"
#include "access/problems.hpp"
#include "access/session_store.hpp"
#include "platform/crypto/crypto.hpp"

namespace tilstede::access {
namespace {

constexpr std::size_t kTokenBytes = 32;
// Written at most this often, so that reading stays reading.
constexpr std::chrono::minutes kSeenEvery{1};

bool is_running(const SessionRow& row, const Config& config, Instant now) {
  return now < row.expires_at && now < row.last_seen_at + config.session_idle;
}

AuditEvent event_of(std::string action, const AccountId& account) {
  return {std::move(action), "account", to_text(account), "{}"};
}

}  // namespace

std::optional<Session> read_session(const Context& context, std::string_view token) {
  // What is not a token is not worth a question to the database.
  if (token.size() != 2 * kTokenBytes) return std::nullopt;
  const auto token_hash = crypto::sha256_hex(token);
  const auto now = context.clock.real_now();
  std::optional<SessionRow> row;
  std::optional<Actor> actor;
  context.database.read([&](db::Tx& tx) {
    row = find_session(tx, token_hash);
    if (!row || !is_running(*row, context.config, now)) return;
    actor = load_actor(tx, row->account, context.clock.today(), row->has_confirmed_privacy);
  });
  if (!actor) return std::nullopt;
  if (actor->relations.empty()) {
    context.database.write([&](db::Tx& tx) { delete_session(tx, token_hash); });
    return std::nullopt;
  }
  if (now - row->last_seen_at >= kSeenEvery) {
    context.database.write([&](db::Tx& tx) { mark_seen(tx, token_hash, now); });
  }
  return Session{std::move(*actor), row->csrf_token, token_hash};
}

std::optional<OpenedSession> open_session(db::Tx& tx, const Context& context, const AccountRow& account,
                                          std::string_view old_token) {
  const auto token = crypto::random_hex(kTokenBytes);
  const auto now = context.clock.real_now();
  const NewSession row{crypto::sha256_hex(token), account.id, crypto::random_hex(kTokenBytes), now,
                       now + context.config.session_max};
  if (!old_token.empty()) delete_session(tx, crypto::sha256_hex(old_token));
  insert_session(tx, row);
  const auto stored = find_session(tx, row.token_hash);
  if (!stored) return std::nullopt;
  auto actor = load_actor(tx, account, context.clock.today(), stored->has_confirmed_privacy);
  if (actor.relations.empty()) {
    delete_session(tx, row.token_hash);
    return std::nullopt;
  }
  record(tx, context, account.id, event_of("session.opened", account.id));
  return OpenedSession{{std::move(actor), row.csrf_token, row.token_hash}, token};
}

void end_session(const Context& context, const Session& session) {
  context.database.write([&](db::Tx& tx) {
    delete_session(tx, session.token_hash);
    record(tx, context, session.actor.account, event_of("session.ended", session.actor.account));
  });
}

Result<void, Problem> confirm_privacy(const Context& context, const Actor& actor,
                                      std::string_view text_version) {
  if (!actor.staff) return refused(not_allowed());
  if (text_version != kPrivacyTextVersion) return refused(privacy_text_outdated());
  context.database.write([&](db::Tx& tx) {
    const auto confirmed = tx.execute(
        "insert into privacy_confirmation (staff_id, text_version, confirmed_at) values ($1, $2, $3) "
        "on conflict (staff_id, text_version) do nothing",
        {*actor.staff, text_version, context.clock.now()});
    if (confirmed == 0) return;
    record(tx, context, actor.account,
           {"privacy.confirmed", "account", to_text(actor.account),
            "{\"text_version\":\"" + std::string(kPrivacyTextVersion) + "\"}"});
  });
  return {};
}

}  // namespace tilstede::access
