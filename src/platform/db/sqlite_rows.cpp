#include "platform/db/sqlite_rows.hpp"

#include <fmt/format.h>

#include <cassert>

#include "platform/db/dialect.hpp"

namespace tilstede::db {

SqliteRows::SqliteRows(SqliteConnection& connection, CheckedTx& tx,
                       const SqliteConnection::Statement& statement)
    : connection_(connection), tx_(tx), statement_(statement), has_first_(connection.step(statement)) {
  connection_.set_open_rows(this);
}

void SqliteRows::close() {
  if (state_ == State::closed) return;
  state_ = State::closed;
  sqlite3_reset(statement_.handle);
  connection_.set_open_rows(nullptr);
}

bool SqliteRows::next() {
  if (state_ == State::closed) return false;
  bool has_row = has_first_;
  if (state_ == State::on_row) {
    try {
      has_row = connection_.step(statement_);
    } catch (...) {
      tx_.remember_failure();
      close();
      throw;
    }
  }
  if (has_row) {
    state_ = State::on_row;
  } else {
    close();
  }
  return has_row;
}

bool SqliteRows::is_null(int column) const {
  assert(state_ == State::on_row && "call next() first; another statement of the transaction closes Rows");
  assert(column >= 0 && column < sqlite3_column_count(statement_.handle));
  return sqlite3_column_type(statement_.handle, column) == SQLITE_NULL;
}

int SqliteRows::type_of(int column) const {
  assert(!is_null(column) && "null: read it as std::optional");
  return sqlite3_column_type(statement_.handle, column);
}

void SqliteRows::fail_kind(int column, const char* expected) const {
  throw Error(fmt::format("Column {} of the answer is not {}: {}", column, expected, shown(statement_.sql)));
}

std::string_view SqliteRows::text(int column) const {
  if (type_of(column) == SQLITE_BLOB) fail_kind(column, "a text");
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.handle, column));
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_.handle, column))};
}

std::int64_t SqliteRows::integer(int column) const {
  // SQLite itself would read '2024-10-31' as 2024.
  if (type_of(column) != SQLITE_INTEGER) fail_kind(column, "a whole number");
  return sqlite3_column_int64(statement_.handle, column);
}

double SqliteRows::real(int column) const {
  const int type = type_of(column);
  if (type != SQLITE_FLOAT && type != SQLITE_INTEGER) fail_kind(column, "a number");
  return sqlite3_column_double(statement_.handle, column);
}

bool SqliteRows::boolean(int column) const {
  if (type_of(column) != SQLITE_INTEGER) fail_kind(column, "true or false");
  return sqlite3_column_int(statement_.handle, column) != 0;
}

Bytes SqliteRows::bytes(int column) const {
  if (type_of(column) != SQLITE_BLOB) fail_kind(column, "octets");
  const auto* octets = static_cast<const char*>(sqlite3_column_blob(statement_.handle, column));
  return Bytes{std::string(octets, octets + sqlite3_column_bytes(statement_.handle, column))};
}

}  // namespace tilstede::db
