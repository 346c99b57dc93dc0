#include "platform/db/sqlite_connection.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <string>

#include "base/text.hpp"
#include "platform/db/dialect.hpp"
#include "platform/db/sqlite_collation.hpp"
#include "platform/db/sqlite_rows.hpp"

namespace tilstede::db {
namespace {

// How many steps of SQLite's machine pass between two looks at the clock: well under a millisecond.
constexpr int kStepsBetweenLooks = 5'000;
constexpr std::size_t kStatementsMax = 400;
constexpr auto kNoDeadline = std::chrono::steady_clock::time_point::max();

// Absence is personal data: a new file is its owner's alone, and SQLite gives its companions the same mode.
void create_for_owner_only(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) {
    throw Error(
        fmt::format("The database file {} cannot be opened for writing. Does its folder exist, and may this "
                    "user write there?",
                    path));
  }
  ::close(file);
}

std::size_t number_of(const char* name, std::string_view sql) {
  const auto number = name != nullptr && *name == '$' ? parse_int(name + 1) : std::nullopt;
  if (!number || *number < 1) throw Error("Parameters are written $1, $2 ...: " + shown(sql));
  return static_cast<std::size_t>(*number);
}

struct Binder {
  sqlite3_stmt* handle;
  int slot;
  bool is_lasting;

  int text(const std::string& text, bool is_text_lasting) const {
    return sqlite3_bind_text64(handle, slot, text.data(), text.size(),
                               is_text_lasting ? SQLITE_STATIC : SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  int operator()(std::nullptr_t) const { return sqlite3_bind_null(handle, slot); }
  int operator()(bool value) const { return sqlite3_bind_int(handle, slot, value ? 1 : 0); }
  int operator()(std::int64_t value) const { return sqlite3_bind_int64(handle, slot, value); }
  int operator()(double value) const { return sqlite3_bind_double(handle, slot, value); }
  int operator()(const std::string& value) const { return text(value, is_lasting); }
  int operator()(const List& value) const { return text(json_array(value), false); }
  int operator()(const Bytes& value) const {
    return sqlite3_bind_blob64(handle, slot, value.octets.data(), value.octets.size(),
                               is_lasting ? SQLITE_STATIC : SQLITE_TRANSIENT);
  }
};

}  // namespace

SqliteConnection::SqliteConnection(const std::string& path, Access access,
                                   std::chrono::milliseconds statement_timeout)
    : statement_timeout_(statement_timeout), deadline_(kNoDeadline) {
  try {
    open(path, access);
    configure(access);
  } catch (...) {
    statements_.clear();
    sqlite3_close(handle_);
    throw;
  }
}

SqliteConnection::~SqliteConnection() {
  close_rows();
  statements_.clear();
  sqlite3_close(handle_);
}

void SqliteConnection::open(const std::string& path, Access access) {
  if (access == Access::write) create_for_owner_only(path);
  const int flags = access == Access::write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  if (sqlite3_open_v2(path.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr) !=
      SQLITE_OK) {
    throw Error(fmt::format(
        "The database file {} cannot be opened. Does it exist, and may this user read it?", path));
  }
}

void SqliteConnection::configure(Access access) {
  sqlite3_busy_timeout(handle_, static_cast<int>(statement_timeout_.count()));
  // "x" is a name and never a text, and LIKE tells A from a: as on PostgreSQL.
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  run("pragma case_sensitive_like = on");
  run("pragma trusted_schema = off");
  run("pragma foreign_keys = on");
  run("pragma cache_size = -16384");
  run("pragma temp_store = memory");
  if (access == Access::write) {
    Statement& wal = prepared("pragma journal_mode = wal");
    const bool is_wal =
        step(wal) &&
        std::string_view(reinterpret_cast<const char*>(sqlite3_column_text(wal.handle, 0))) == "wal";
    sqlite3_reset(wal.handle);
    if (!is_wal) throw Error("SQLite cannot keep a write-ahead log there. Put the database on a local disk.");
    run("pragma synchronous = full");
    run("pragma journal_size_limit = 67108864");
  } else {
    run("pragma query_only = on");
  }
  add_norwegian_collation(handle_);
  sqlite3_progress_handler(handle_, kStepsBetweenLooks, is_past_deadline, this);
}

int SqliteConnection::is_past_deadline(void* connection) {
  const auto* self = static_cast<const SqliteConnection*>(connection);
  return self->deadline_ != kNoDeadline && std::chrono::steady_clock::now() > self->deadline_ ? 1 : 0;
}

void SqliteConnection::start_deadline() {
  deadline_ = std::chrono::steady_clock::now() + statement_timeout_;
}

void SqliteConnection::close_rows() {
  if (open_rows_ != nullptr) open_rows_->close();
}

SqliteConnection::Statement& SqliteConnection::prepared(std::string_view sql) {
  close_rows();
  const auto known = statements_.find(sql);
  if (known != statements_.end()) return known->second.statement;
  if (statements_.size() >= kStatementsMax) statements_.clear();

  auto owned = std::make_unique<std::string>(sql);
  const std::string_view key = *owned;
  Statement statement;
  statement.sql = key;
  const std::string native = expanded(sql, Engine::sqlite);
  const char* tail = nullptr;
  if (sqlite3_prepare_v3(handle_, native.data(), static_cast<int>(native.size()), SQLITE_PREPARE_PERSISTENT,
                         &statement.handle, &tail) != SQLITE_OK) {
    fail(sql);
  }
  Handle guard(statement.handle);
  const std::string_view rest(tail, static_cast<std::size_t>(native.data() + native.size() - tail));
  if (statement.handle == nullptr || !trimmed(rest).empty()) {
    throw Error("Expected exactly one statement: " + shown(sql));
  }
  for (int slot = 1; slot <= sqlite3_bind_parameter_count(statement.handle); ++slot) {
    const std::size_t number = number_of(sqlite3_bind_parameter_name(statement.handle, slot), sql);
    statement.value_of_slot.push_back(number - 1);
    statement.value_count = std::max(statement.value_count, number);
  }
  auto& kept = statements_[key];
  kept = Cached{std::move(owned), std::move(statement), std::move(guard)};
  return kept.statement;
}

void SqliteConnection::bind(Statement& statement, const std::vector<Value>& values, bool is_lasting) {
  if (values.size() != statement.value_count) {
    throw Error(fmt::format("{} values for {} parameters: {}", values.size(), statement.value_count,
                            shown(statement.sql)));
  }
  for (std::size_t i = 0; i < values.size(); ++i)
    check_storable(values[i], i + 1, statement.sql);
  int slot = 0;
  for (const std::size_t index : statement.value_of_slot) {
    const Binder binder{statement.handle, ++slot, is_lasting};
    if (std::visit(binder, values[index].storage()) != SQLITE_OK) fail(statement.sql);
  }
  start_deadline();
}

bool SqliteConnection::step(const Statement& statement) {
  const int code = sqlite3_step(statement.handle);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  try {
    fail(statement.sql);
  } catch (...) {
    sqlite3_reset(statement.handle);
    throw;
  }
}

void SqliteConnection::run(std::string_view sql) {
  Statement& statement = prepared(sql);
  deadline_ = kNoDeadline;
  while (step(statement)) {
  }
  sqlite3_reset(statement.handle);
}

void SqliteConnection::run_script(std::string_view sql) {
  close_rows();
  deadline_ = kNoDeadline;
  const std::string native = expanded(sql, Engine::sqlite);
  const char* rest = native.c_str();
  while (*rest != '\0') {
    const char* const begin = rest;
    Statement statement;
    if (sqlite3_prepare_v2(handle_, begin, -1, &statement.handle, &rest) != SQLITE_OK) fail(begin);
    const Handle guard(statement.handle);
    if (!guard) continue;  // only blanks or a comment
    statement.sql = std::string_view(begin, static_cast<std::size_t>(rest - begin));
    check_leaves_transaction_alone(statement.sql);
    while (step(statement)) {
    }
  }
}

void SqliteConnection::roll_back() {
  close_rows();
  if (is_in_transaction()) sqlite3_exec(handle_, "rollback", nullptr, nullptr, nullptr);
}

void SqliteConnection::fail(std::string_view sql) {
  const int code = sqlite3_extended_errcode(handle_);
  // SQLite names tables, columns and syntax in its messages, never a bound value.
  const std::string text = fmt::format("{} ({}): {}", sqlite3_errmsg(handle_), code, shown(sql));
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      throw ConstraintError(text);
    default:
      break;
  }
  switch (code & 0xFF) {
    case SQLITE_INTERRUPT:
      throw Error(
          fmt::format("The statement took longer than {} ms: {}", statement_timeout_.count(), shown(sql)));
    case SQLITE_FULL:
      throw Error("The disk is full; nothing was saved. " + text);
    case SQLITE_BUSY:
      throw BusyError(
          "Another process has been writing to the database for long; try again when it is done. " + text);
    case SQLITE_NOTADB:
      throw Error("The file is not a database of SQLite, or is damaged; restore a backup. " + text);
    default:
      throw Error(text);
  }
}

Rows SqliteTx::query(std::string_view sql, const std::vector<Value>& parameters) {
  return guarded([&] {
    check_leaves_transaction_alone(sql);
    auto& statement = connection_.prepared(sql);
    connection_.bind(statement, parameters, false);
    return Rows(std::make_unique<SqliteRows>(connection_, *this, statement));
  });
}

std::int64_t SqliteTx::execute(std::string_view sql, const std::vector<Value>& parameters) {
  return guarded([&]() -> std::int64_t {
    check_leaves_transaction_alone(sql);
    auto& statement = connection_.prepared(sql);
    connection_.bind(statement, parameters, true);
    const auto changed_before = sqlite3_total_changes64(connection_.handle());
    while (connection_.step(statement)) {
    }
    sqlite3_reset(statement.handle);
    // sqlite3_changes keeps the number of the last statement that changed anything.
    const bool has_changed = sqlite3_total_changes64(connection_.handle()) != changed_before;
    return has_changed ? sqlite3_changes64(connection_.handle()) : 0;
  });
}

void SqliteTx::insert_many(const BulkInsert& insert) {
  guarded([&] {
    check_insert(insert);
    std::vector<std::string> parameters;
    for (std::size_t i = 1; i <= insert.columns.size(); ++i)
      parameters.push_back(fmt::format("${}", i));
    const std::string sql = fmt::format("insert into {} ({}) values ({})", insert.table,
                                        fmt::join(insert.columns, ", "), fmt::join(parameters, ", "));
    auto& statement = connection_.prepared(sql);
    for (const auto& row : insert.rows) {
      connection_.bind(statement, row, true);
      connection_.step(statement);
      sqlite3_reset(statement.handle);
    }
  });
}

void SqliteTx::execute_script(std::string_view sql) {
  guarded([&] { connection_.run_script(sql); });
}

}  // namespace tilstede::db
