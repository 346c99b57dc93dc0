#include "platform/db/postgres_rows.hpp"

#include <fmt/format.h>

#include <cassert>
#include <charconv>

#include "base/text.hpp"
#include "platform/db/dialect.hpp"

namespace tilstede::db {

PgRows::PgRows(PgConnection& connection, CheckedTx& tx, std::string_view sql)
    : connection_(connection), tx_(tx), sql_(sql), result_(connection.next_result(sql)) {
  connection_.set_open_rows(this);
}

void PgRows::close() {
  if (state_ == State::closed) return;
  state_ = State::closed;
  result_.reset();
  connection_.drain();
  connection_.set_open_rows(nullptr);
}

bool PgRows::next() {
  if (state_ == State::closed) return false;
  if (state_ == State::on_row) {
    try {
      result_ = connection_.next_result(sql_);
    } catch (...) {
      tx_.remember_failure();
      close();
      throw;
    }
  }
  const bool has_row = result_ && PQntuples(result_.get()) > 0;
  if (has_row) {
    state_ = State::on_row;
  } else {
    close();
  }
  return has_row;
}

bool PgRows::is_null(int column) const {
  assert(state_ == State::on_row && "call next() first; another statement of the transaction closes Rows");
  assert(column >= 0 && column < PQnfields(result_.get()));
  return PQgetisnull(result_.get(), 0, column) == 1;
}

void PgRows::fail_kind(int column, const char* expected) const {
  throw Error(fmt::format("Column {} of the answer is not {}: {}", column, expected, shown(sql_)));
}

std::string_view PgRows::text(int column) const {
  assert(!is_null(column) && "null: read it as std::optional");
  return {PQgetvalue(result_.get(), 0, column),
          static_cast<std::size_t>(PQgetlength(result_.get(), 0, column))};
}

std::int64_t PgRows::integer(int column) const {
  const auto number = parse_int(text(column));
  if (!number) fail_kind(column, "a whole number");
  return *number;
}

double PgRows::real(int column) const {
  const std::string_view digits = text(column);
  double number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) fail_kind(column, "a number");
  return number;
}

bool PgRows::boolean(int column) const {
  const std::string_view value = text(column);
  if (value != "t" && value != "f") fail_kind(column, "true or false");
  return value == "t";
}

Bytes PgRows::bytes(int column) const {
  const std::string_view hex = text(column);
  if (hex.substr(0, 2) != "\\x") fail_kind(column, "octets");
  Bytes bytes;
  for (std::size_t i = 2; i + 1 < hex.size(); i += 2) {
    unsigned octet = 0;
    std::from_chars(hex.data() + i, hex.data() + i + 2, octet, 16);
    bytes.octets += static_cast<char>(octet);
  }
  return bytes;
}

}  // namespace tilstede::db
