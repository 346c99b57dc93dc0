#include "access/idempotency.hpp"

#include <algorithm>

#include "platform/crypto/crypto.hpp"

namespace tilstede::access {
namespace {

constexpr std::size_t kKeyMax = 200;
// A claim without an answer yet; no HTTP status.
constexpr int kUnderWay = 0;

std::string route_of(const http::Request& request) {
  return std::string(http::name_of(request.method)) + " " + request.route;
}

// The path is part of it: the same marks for another class are another request.
std::string body_hash(const http::Request& request) {
  return crypto::sha256_hex(request.path + "\n" + request.body);
}

bool is_visible_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
}

Problem key_missing() {
  return {400,
          "idempotency-key-missing",
          "Idempotency-Key missing",
          "Send the header Idempotency-Key with a text made for this write, and the same one when it is "
          "repeated.",
          {}};
}

Problem key_malformed() {
  return {400,
          "idempotency-key-malformed",
          "Idempotency-Key malformed",
          "The header Idempotency-Key must be 1 to 200 visible ASCII characters.",
          {}};
}

Problem key_reused() {
  return {422,
          "idempotency-key-reused",
          "Idempotency-Key reused",
          "This key has been used for another request. A new write needs a new key.",
          {}};
}

}  // namespace

Result<std::string, Problem> idempotency_key(const http::Request& request) {
  const auto key = request.header("idempotency-key");
  if (!key) return refused(key_missing());
  if (key->empty() || key->size() > kKeyMax || !is_visible_ascii(*key)) return refused(key_malformed());
  return std::string(*key);
}

Result<std::optional<StoredAnswer>, Problem> claim_key(db::Tx& tx, const Context& context, const Actor& actor,
                                                       const http::Request& request, const std::string& key) {
  // The insert waits for a twin's uncommitted row on PostgreSQL; SQLite has one writer. After it the row is
  // ours, or the twin's with its answer.
  const auto claimed = tx.execute(
      "insert into idempotent_answer (actor, route, key, body_hash, status, answer, stored_at) "
      "values ($1, $2, $3, $4, $5, '', $6) on conflict (actor, route, key) do nothing",
      {actor.account, route_of(request), key, body_hash(request), kUnderWay, context.clock.real_now()});
  if (claimed == 1) return std::nullopt;
  auto rows = tx.query(
      "select body_hash, status, answer from idempotent_answer where actor = $1 and route = $2 and key = $3",
      {actor.account, route_of(request), key});
  if (!rows.next()) throw db::Error("idempotent_answer: a claimed key is not to be seen");
  if (rows.get<std::string_view>(0) != body_hash(request)) return refused(key_reused());
  return StoredAnswer{rows.get<int>(1), rows.get<std::string>(2)};
}

void store_answer(db::Tx& tx, const Context& context, const Actor& actor, const http::Request& request,
                  const std::string& key, const StoredAnswer& answer) {
  tx.execute(
      "update idempotent_answer set status = $4, answer = $5, stored_at = $6 "
      "where actor = $1 and route = $2 and key = $3",
      {actor.account, route_of(request), key, answer.status, answer.body, context.clock.real_now()});
}

void delete_answers_before(db::Tx& tx, Instant time) {
  tx.execute("delete from idempotent_answer where stored_at < $1", {time});
}

}  // namespace tilstede::access
