#include "platform/db/postgres_connection.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "platform/db/dialect.hpp"
#include "platform/db/postgres_rows.hpp"
#include "platform/db/postgres_text.hpp"

namespace tilstede::db {
namespace {

constexpr int kServerVersionMin = 150'000;
constexpr std::size_t kStatementsMax = 400;
constexpr std::size_t kCopyChunkBytes = 64 * 1024;
// From so many rows on the server is told at once: it would look by itself only within a minute, and what is
// asked in the same transaction or right after would be planned as if the table were empty.
constexpr std::size_t kRowsWorthAnalyzing = 1000;

std::string field(const PGresult* result, int code) {
  const char* text = result == nullptr ? nullptr : PQresultErrorField(result, code);
  return text == nullptr ? std::string() : std::string(text);
}

bool begins_with(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}

// Class 08 is a broken connection, but 08P01 is a mistake of ours; 57P01 to 57P03 are a server going down.
bool tells_of_lost_session(std::string_view state) {
  return (begins_with(state, "08") && state != "08P01") || begins_with(state, "57P0");
}

bool is_failure(const PGresult* result) {
  const ExecStatusType status = PQresultStatus(result);
  return status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE || status == PGRES_NONFATAL_ERROR;
}

// The server's words, except where it quotes the value that it could not use (class 22).
std::string explained(const PGresult* result, std::string_view state) {
  if (begins_with(state, "22")) return "a value cannot be used as the type that is needed";
  return field(result, PG_DIAG_MESSAGE_PRIMARY);
}

// The values in text format, kept until they are sent.
class Texts {
 public:
  Texts(const std::vector<Value>& values, std::string_view sql) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      check_storable(values[i], i + 1, sql);
      texts_.push_back(postgres_text(values[i]));
    }
    for (const auto& text : texts_)
      pointers_.push_back(text ? text->c_str() : nullptr);
  }

  int size() const { return static_cast<int>(pointers_.size()); }
  const char* const* data() const { return pointers_.data(); }

 private:
  std::vector<std::optional<std::string>> texts_;
  std::vector<const char*> pointers_;
};

std::string copy_statement(const BulkInsert& insert) {
  check_insert(insert);
  return fmt::format("copy {} ({}) from stdin", insert.table, fmt::join(insert.columns, ", "));
}

// A refusal by the server shows itself in the result that ends the copy, so PQputCopyData is not asked.
void send_rows(PGconn* handle, const BulkInsert& insert, std::string_view sql) {
  std::string lines;
  const auto send = [&] {
    PQputCopyData(handle, lines.data(), static_cast<int>(lines.size()));
    lines.clear();
  };
  for (const auto& row : insert.rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      check_storable(row[i], i + 1, sql);
    append_copy_line(lines, row);
    if (lines.size() >= kCopyChunkBytes) send();
  }
  if (!lines.empty()) send();
}

}  // namespace

PgConnection::PgConnection(std::string url, std::chrono::milliseconds statement_timeout)
    : url_(std::move(url)), statement_timeout_(statement_timeout) {
  try {
    connect();
  } catch (...) {
    PQfinish(handle_);
    throw;
  }
}

PgConnection::~PgConnection() {
  close_rows();
  PQfinish(handle_);
}

void PgConnection::connect() {
  PQfinish(handle_);
  statements_.clear();
  // Later names win, and the address counts as standing where dbname stands: first our defaults, then the
  // address, then what it must not change. A server that vanished is noticed within half a minute.
  constexpr std::array kKeys{
      "connect_timeout",  "keepalives_idle",           "keepalives_interval",
      "keepalives_count", "tcp_user_timeout",          "dbname",
      "client_encoding",  "fallback_application_name", static_cast<const char*>(nullptr)};
  const std::array values{
      "10", "30", "10", "3", "30000", url_.c_str(), "UTF8", "tilstede", static_cast<const char*>(nullptr)};
  handle_ = PQconnectdbParams(kKeys.data(), values.data(), 1);
  if (PQstatus(handle_) != CONNECTION_OK) {
    throw TransientError(
        fmt::format("PostgreSQL does not answer; is it running, and are the user and password of the "
                    "address right? {}",
                    shown(PQerrorMessage(handle_))));
  }
  // Notices may quote rows.
  PQsetNoticeProcessor(
      handle_, [](void*, const char*) {}, nullptr);
  configure();
}

void PgConnection::configure() {
  if (PQserverVersion(handle_) < kServerVersionMin) throw Error("PostgreSQL 15 or later is needed.");
  if (std::string_view(PQparameterStatus(handle_, "server_encoding")) != "UTF8") {
    throw Error(
        "The database is not in UTF-8. Make it anew with: create database ... encoding 'UTF8' template "
        "template0");
  }
  run(fmt::format(
          "set datestyle = 'ISO, YMD'; set timezone = 'UTC'; set bytea_output = 'hex'; "
          "set extra_float_digits = 1; set standard_conforming_strings = on; set synchronous_commit = on; "
          "set default_transaction_isolation = 'read committed'; set statement_timeout = {}",
          statement_timeout_.count())
          .c_str());
}

void PgConnection::ensure_connected() {
  if (handle_ == nullptr || is_lost()) connect();
}

void PgConnection::fail(const PGresult* result, std::string_view sql) {
  const std::string state = field(result, PG_DIAG_SQLSTATE);
  if (is_lost() || tells_of_lost_session(state)) {
    // The status turns bad only when the socket is next read.
    close_rows();
    PQfinish(std::exchange(handle_, nullptr));
    throw TransientError("The connection to PostgreSQL was lost: " + shown(sql));
  }
  const std::string constraint = field(result, PG_DIAG_CONSTRAINT_NAME);
  const std::string text = fmt::format("{} ({}{}{}): {}", explained(result, state), state,
                                       constraint.empty() ? "" : " ", constraint, shown(sql));
  if (state == "40001" || state == "40P01") throw TransientError(text);
  if (state == "23505" || state == "23503" || state == "23P01") throw ConstraintError(text);
  if (state == "57014") {
    throw Error(
        fmt::format("The statement took longer than {} ms: {}", statement_timeout_.count(), shown(sql)));
  }
  throw Error(text);
}

void PgConnection::run(const char* sql) {
  close_rows();
  const PgResult result(PQexec(handle_, sql));
  if (!result || is_failure(result.get())) fail(result.get(), sql);
}

void PgConnection::roll_back() noexcept {
  close_rows();
  if (handle_ != nullptr && !is_lost()) PQclear(PQexec(handle_, "rollback"));
}

void PgConnection::commit() {
  close_rows();
  const PgResult result(PQexec(handle_, "commit"));
  if (result && !is_failure(result.get())) {
    // To a transaction that has failed the server answers "commit" with a rollback.
    if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
      throw Error("The transaction was rolled back.");
    return;
  }
  if (!is_lost() && !tells_of_lost_session(field(result.get(), PG_DIAG_SQLSTATE)))
    fail(result.get(), "commit");
  PQfinish(std::exchange(handle_, nullptr));
  throw Error(
      "The connection to PostgreSQL was lost after COMMIT was sent: whether the change was saved is unknown. "
      "Look before trying again.");
}

void PgConnection::run_script(std::string_view sql) {
  const std::string native = expanded(sql, Engine::postgresql);
  run("set local statement_timeout = 0");
  run(native.c_str());
  if (PQtransactionStatus(handle_) != PQTRANS_INTRANS)
    throw Error("A script must leave the transaction alone.");
  run(fmt::format("set local statement_timeout = {}", statement_timeout_.count()).c_str());
}

const char* PgConnection::prepared(std::string_view sql, const std::vector<Value>& values) {
  std::string key(sql);
  std::vector<Oid> types;
  for (const Value& value : values) {
    types.push_back(postgres_type(value));
    key += fmt::format("\x1F{}", types.back());
  }
  const auto known = statements_.find(key);
  if (known != statements_.end()) return known->second.c_str();
  if (statements_.size() >= kStatementsMax) {
    run("deallocate all");
    statements_.clear();
  }
  const std::string native = expanded(sql, Engine::postgresql);
  if (trimmed(native).empty()) throw Error("Expected a statement, got none.");
  std::string name = fmt::format("s{}", ++statements_made_);
  const PgResult result(
      PQprepare(handle_, name.c_str(), native.c_str(), static_cast<int>(types.size()), types.data()));
  if (!result || is_failure(result.get())) fail(result.get(), sql);
  return statements_.emplace(std::move(key), std::move(name)).first->second.c_str();
}

PgResult PgConnection::run_prepared(std::string_view sql, const std::vector<Value>& values) {
  close_rows();
  const Texts texts(values, sql);
  const char* name = prepared(sql, values);
  PgResult result(PQexecPrepared(handle_, name, texts.size(), texts.data(), nullptr, nullptr, 0));
  if (!result || is_failure(result.get())) fail(result.get(), sql);
  return result;
}

void PgConnection::send_prepared(std::string_view sql, const std::vector<Value>& values) {
  close_rows();
  const Texts texts(values, sql);
  const char* name = prepared(sql, values);
  if (PQsendQueryPrepared(handle_, name, texts.size(), texts.data(), nullptr, nullptr, 0) != 1)
    fail(nullptr, sql);
  PQsetSingleRowMode(handle_);
}

PgResult PgConnection::next_result(std::string_view sql) {
  PgResult result(PQgetResult(handle_));
  if (result && is_failure(result.get())) {
    drain();
    fail(result.get(), sql);
  }
  return result;
}

void PgConnection::drain() noexcept {
  while (PGresult* rest = PQgetResult(handle_))
    PQclear(rest);
}

void PgConnection::copy_in(const BulkInsert& insert) {
  close_rows();
  const std::string sql = copy_statement(insert);
  PgResult result(PQexec(handle_, sql.c_str()));
  if (!result || PQresultStatus(result.get()) != PGRES_COPY_IN) fail(result.get(), sql);
  try {
    send_rows(handle_, insert, sql);
  } catch (...) {
    PQputCopyEnd(handle_, "given up");
    drain();
    throw;
  }
  PQputCopyEnd(handle_, nullptr);
  result = next_result(sql);
  drain();
  if (insert.rows.size() >= kRowsWorthAnalyzing) run(fmt::format("analyze {}", insert.table).c_str());
}

void PgConnection::close_rows() {
  if (open_rows_ != nullptr) open_rows_->close();
}

Rows PgTx::query(std::string_view sql, const std::vector<Value>& parameters) {
  return guarded([&] {
    check_leaves_transaction_alone(sql);
    connection_.send_prepared(sql, parameters);
    return Rows(std::make_unique<PgRows>(connection_, *this, sql));
  });
}

std::int64_t PgTx::execute(std::string_view sql, const std::vector<Value>& parameters) {
  return guarded([&]() -> std::int64_t {
    check_leaves_transaction_alone(sql);
    const PgResult result = connection_.run_prepared(sql, parameters);
    if (begins_with(PQcmdStatus(result.get()), "SELECT")) return 0;
    const std::string_view count = PQcmdTuples(result.get());
    return count.empty() ? 0 : std::stoll(std::string(count));
  });
}

void PgTx::insert_many(const BulkInsert& insert) {
  guarded([&] { connection_.copy_in(insert); });
}

void PgTx::execute_script(std::string_view sql) {
  guarded([&] { connection_.run_script(sql); });
}

}  // namespace tilstede::db
