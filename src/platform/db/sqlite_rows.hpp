// SqliteRows: the cursor over one running statement of SQLite.
#pragma once

#include "platform/db/sqlite_connection.hpp"

namespace tilstede::db {

class SqliteRows final : public Rows::Source {
 public:
  /// Steps at once: an `insert ... returning` must happen, and fail, whether or not a row is asked for.
  SqliteRows(SqliteConnection& connection, CheckedTx& tx, const SqliteConnection::Statement& statement);
  ~SqliteRows() override { close(); }

  bool next() override;
  bool is_null(int column) const override;
  std::string_view text(int column) const override;
  std::int64_t integer(int column) const override;
  double real(int column) const override;
  bool boolean(int column) const override;
  Bytes bytes(int column) const override;

  void close();

 private:
  /// Asserts that the column exists and is not null.
  int type_of(int column) const;
  [[noreturn]] void fail_kind(int column, const char* expected) const;

  SqliteConnection& connection_;
  CheckedTx& tx_;
  const SqliteConnection::Statement& statement_;
  enum class State { before_first, on_row, closed } state_ = State::before_first;
  bool has_first_ = false;
};

}  // namespace tilstede::db
