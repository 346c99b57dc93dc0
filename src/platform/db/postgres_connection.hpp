// PgConnection: one session of PostgreSQL with its prepared statements, and the transaction that runs on it.
// Used by one thread at a time.
#pragma once

#include <libpq-fe.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/db/checked_tx.hpp"

namespace tilstede::db {

/// The transaction left no trace and may run again: a deadlock, a serialisation failure, a session that died
/// before COMMIT was sent.
class TransientError : public BusyError {
 public:
  using BusyError::BusyError;
};

struct PgClear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using PgResult = std::unique_ptr<PGresult, PgClear>;

class PgRows;

class PgConnection {
 public:
  /// Connects; throws Error with a remedy.
  PgConnection(std::string url, std::chrono::milliseconds statement_timeout);
  ~PgConnection();
  PgConnection(const PgConnection&) = delete;
  PgConnection& operator=(const PgConnection&) = delete;

  /// Connects anew when the session is known to be dead.
  void ensure_connected();
  bool is_lost() const { return PQstatus(handle_) == CONNECTION_BAD; }

  /// begin, rollback, set ...: no values, no answer.
  void run(const char* sql);
  void roll_back() noexcept;
  void commit();
  void run_script(std::string_view sql);

  /// Runs a prepared statement and holds its whole answer.
  PgResult run_prepared(std::string_view sql, const std::vector<Value>& values);
  /// Sends it; the answer comes row by row from next_result().
  void send_prepared(std::string_view sql, const std::vector<Value>& values);
  /// Null at the end of the answer; throws what the server refused.
  PgResult next_result(std::string_view sql);
  void drain() noexcept;
  void copy_in(const BulkInsert& insert);

  void set_open_rows(PgRows* rows) { open_rows_ = rows; }
  void close_rows();

  [[noreturn]] void fail(const PGresult* result, std::string_view sql);

 private:
  void connect();
  void configure();
  /// The statement's name, prepared on this session.
  const char* prepared(std::string_view sql, const std::vector<Value>& values);

  std::string url_;
  std::chrono::milliseconds statement_timeout_;
  PGconn* handle_ = nullptr;
  PgRows* open_rows_ = nullptr;
  /// From the text and the types of its values to the statement's name.
  std::unordered_map<std::string, std::string> statements_;
  int statements_made_ = 0;
};

class PgTx final : public CheckedTx {
 public:
  explicit PgTx(PgConnection& connection) : connection_(connection) {}
  ~PgTx() override { connection_.close_rows(); }

  Engine engine() const override { return Engine::postgresql; }
  Rows query(std::string_view sql, const std::vector<Value>& parameters) override;
  std::int64_t execute(std::string_view sql, const std::vector<Value>& parameters) override;
  void insert_many(const BulkInsert& insert) override;
  void execute_script(std::string_view sql) override;

 private:
  PgConnection& connection_;
};

}  // namespace tilstede::db
