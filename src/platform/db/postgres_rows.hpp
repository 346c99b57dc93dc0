// PgRows: the cursor over one answer of PostgreSQL, fetched row by row.
#pragma once

#include "platform/db/postgres_connection.hpp"

namespace tilstede::db {

class PgRows final : public Rows::Source {
 public:
  /// Takes the first result at once, so that a refused statement is refused where it was sent.
  PgRows(PgConnection& connection, CheckedTx& tx, std::string_view sql);
  ~PgRows() override { close(); }

  bool next() override;
  bool is_null(int column) const override;
  std::string_view text(int column) const override;
  std::int64_t integer(int column) const override;
  double real(int column) const override;
  bool boolean(int column) const override;
  Bytes bytes(int column) const override;

  void close();

 private:
  [[noreturn]] void fail_kind(int column, const char* expected) const;

  PgConnection& connection_;
  CheckedTx& tx_;
  std::string sql_;
  PgResult result_;
  enum class State { before_first, on_row, closed } state_ = State::before_first;
};

}  // namespace tilstede::db
