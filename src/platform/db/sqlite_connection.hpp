// SqliteConnection: one open handle with its prepared statements, and the transaction that runs on it.
// Used by one thread at a time.
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/db/checked_tx.hpp"

namespace tilstede::db {

class SqliteRows;

class SqliteConnection {
 public:
  enum class Access { write, read };

  SqliteConnection(const std::string& path, Access access, std::chrono::milliseconds statement_timeout);
  ~SqliteConnection();
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  struct Statement {
    sqlite3_stmt* handle = nullptr;
    std::string_view sql;
    /// For SQLite's n-th parameter the n of its name $n, from 0: it numbers names by first appearance.
    std::vector<std::size_t> value_of_slot;
    std::size_t value_count = 0;
  };

  /// From the cache; closes the Rows that is open.
  Statement& prepared(std::string_view sql);
  /// `is_lasting`: the values outlive the statement's run.
  void bind(Statement& statement, const std::vector<Value>& values, bool is_lasting);
  /// True when there is a row. Throws and resets on an error.
  bool step(const Statement& statement);

  /// begin, commit, savepoint ...: no values, no answer.
  void run(std::string_view sql);
  void run_script(std::string_view sql);
  /// Ends a transaction that failed; never throws.
  void roll_back();
  bool is_in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

  void set_open_rows(SqliteRows* rows) { open_rows_ = rows; }
  void close_rows();

  sqlite3* handle() { return handle_; }
  [[noreturn]] void fail(std::string_view sql);

 private:
  void open(const std::string& path, Access access);
  void configure(Access access);
  void start_deadline();
  static int is_past_deadline(void* connection);

  sqlite3* handle_ = nullptr;
  std::chrono::milliseconds statement_timeout_;
  std::chrono::steady_clock::time_point deadline_;
  SqliteRows* open_rows_ = nullptr;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  using Handle = std::unique_ptr<sqlite3_stmt, Finalize>;
  // The keys, and the views in Statement, point into `sql`.
  struct Cached {
    std::unique_ptr<std::string> sql;
    Statement statement;
    Handle handle;
  };
  std::unordered_map<std::string_view, Cached> statements_;
};

class SqliteTx final : public CheckedTx {
 public:
  explicit SqliteTx(SqliteConnection& connection) : connection_(connection) {}
  ~SqliteTx() override { connection_.close_rows(); }

  Engine engine() const override { return Engine::sqlite; }
  Rows query(std::string_view sql, const std::vector<Value>& parameters) override;
  std::int64_t execute(std::string_view sql, const std::vector<Value>& parameters) override;
  void insert_many(const BulkInsert& insert) override;
  void execute_script(std::string_view sql) override;

 private:
  SqliteConnection& connection_;
};

}  // namespace tilstede::db
