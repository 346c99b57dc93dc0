// The database: SQLite (the default, one file) or PostgreSQL 15, behind one small interface.
//
// One SQL text serves both. Parameters are $1, $2 ...; what differs is written as a macro in braces:
//   {in_uuids $1} {in_texts $1} {in_integers $1}   "in" a bound List, as in `where id {in_uuids $1}`
//   {nb}                                           Norwegian collation, as in `order by name {nb}`
//   {for_update}                                   row lock on PostgreSQL; nothing on SQLite, which has one
//   writer
// and in migrations the column types {uuid} {date} {instant} {bigint} {bool} {bytes} {strict}.
//
//   auto entry = database.write([&](db::Tx& tx) -> Result<Entry, Refusal> { ... });
//
// The closure of `write` may run more than once (serialisation failures are retried) and must have no other
// effect than through `tx`. A returned Result without a value, or an exception, rolls everything back.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/result.hpp"
#include "platform/db/value.hpp"

namespace tilstede::db {

enum class Engine { sqlite, postgresql };

/// The database is gone, the disk is full, a statement is wrong. The text names the statement, never a value.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A unique index or foreign key refused the row (a check or a missing value is a plain Error). A use case
/// that expects it checks before it writes; the exception is left for a race that the check could not see.
class ConstraintError : public Error {
 public:
  using Error::Error;
};

/// Others kept the database for too long, or took the place of this transaction. Nothing was saved, and the
/// same call may go through in a moment.
class BusyError : public Error {
 public:
  using Error::Error;
};

/// A forward-only cursor over an answer. `get<T>` of a null is an assert, except for optional<U>.
class Rows {
 public:
  class Source {
   public:
    virtual ~Source() = default;
    virtual bool next() = 0;
    virtual bool is_null(int column) const = 0;
    /// Valid until next().
    virtual std::string_view text(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual bool boolean(int column) const = 0;
    virtual Bytes bytes(int column) const = 0;
  };

  explicit Rows(std::unique_ptr<Source> source) : source_(std::move(source)) {}

  bool next() { return source_->next(); }
  bool is_null(int column) const { return source_->is_null(column); }

  /// bool, int, std::int64_t, double, std::string, std::string_view (valid until next()), Bytes, Date,
  /// Instant, Uuid, Id<Tag>, optional of these.
  template <class T>
  T get(int column) const;

 private:
  std::unique_ptr<Source> source_;
};

/// Rows for one table, written by COPY on PostgreSQL and by one prepared insert on SQLite.
struct BulkInsert {
  std::string table;
  std::vector<std::string> columns;
  std::vector<std::vector<Value>> rows;
};

/// One transaction. Not shared between threads. At most one Rows is open: the next statement closes it, and
/// it must not leave the closure. Once a statement has failed the transaction can only end: a later statement
/// throws, and a closure that hides the failure and asks for a commit gets it thrown from write().
class Tx {
 public:
  virtual ~Tx() = default;
  virtual Engine engine() const = 0;
  virtual Rows query(std::string_view sql, const std::vector<Value>& parameters = {}) = 0;
  /// Returns the number of rows it changed.
  virtual std::int64_t execute(std::string_view sql, const std::vector<Value>& parameters = {}) = 0;
  virtual void insert_many(const BulkInsert& insert) = 0;
  /// Several statements without parameters and without a time limit (migrations).
  virtual void execute_script(std::string_view sql) = 0;
};

struct Options {
  /// "sqlite:PATH" (":memory:" is refused: readers are connections of their own) or "postgresql://...".
  std::string url;
  int connections = 4;
  std::chrono::milliseconds statement_timeout{30'000};
};

namespace detail {
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsResult : std::false_type {};
template <class T, class E>
struct IsResult<tl::expected<T, E>> : std::true_type {};
}  // namespace detail

class Database {
 public:
  /// Throws Error with a remedy when the address is malformed or nothing answers there.
  static std::unique_ptr<Database> open(const Options& options);

  // A closure must not call write() or read() itself: that is an assert.

  virtual ~Database() = default;
  virtual Engine engine() const = 0;

  /// Runs `body(tx)` in a transaction that is committed, durably, before write returns.
  template <class Body>
  auto write(Body&& body) -> std::invoke_result_t<Body&, Tx&> {
    using Answer = std::invoke_result_t<Body&, Tx&>;
    if constexpr (std::is_void_v<Answer>) {
      run_write([&](Tx& tx) {
        body(tx);
        return true;
      });
    } else {
      std::optional<Answer> answer;
      run_write([&](Tx& tx) {
        answer.emplace(body(tx));
        if constexpr (detail::IsResult<Answer>::value) return answer->has_value();
        return true;
      });
      return std::move(*answer);
    }
  }

  /// Runs `body(tx)` on one consistent snapshot; a statement that writes throws.
  template <class Body>
  auto read(Body&& body) -> std::invoke_result_t<Body&, Tx&> {
    using Answer = std::invoke_result_t<Body&, Tx&>;
    if constexpr (std::is_void_v<Answer>) {
      run_read([&](Tx& tx) { body(tx); });
    } else {
      std::optional<Answer> answer;
      run_read([&](Tx& tx) { answer.emplace(body(tx)); });
      return std::move(*answer);
    }
  }

  /// A consistent copy while the server runs: SQLite's online backup, which appears at `path` when it is
  /// whole; a file that is there already is refused. PostgreSQL: throws Error that names pg_dump.
  virtual void backup_to(const std::string& path) = 0;

 protected:
  /// `body` returns false to roll back.
  virtual void run_write(const std::function<bool(Tx&)>& body) = 0;
  virtual void run_read(const std::function<void(Tx&)>& body) = 0;
};

template <class T>
T Rows::get(int column) const {
  if constexpr (detail::IsOptional<T>::value) {
    if (is_null(column)) return std::nullopt;
    return get<typename T::value_type>(column);
  } else if constexpr (std::is_same_v<T, bool>) {
    return source_->boolean(column);
  } else if constexpr (std::is_integral_v<T>) {
    return static_cast<T>(source_->integer(column));
  } else if constexpr (std::is_same_v<T, double>) {
    return source_->real(column);
  } else if constexpr (std::is_same_v<T, std::string_view>) {
    return source_->text(column);
  } else if constexpr (std::is_same_v<T, std::string>) {
    return std::string(source_->text(column));
  } else if constexpr (std::is_same_v<T, Bytes>) {
    return source_->bytes(column);
  } else if constexpr (std::is_same_v<T, Date>) {
    return parse_date(source_->text(column)).value();
  } else if constexpr (std::is_same_v<T, Instant>) {
    return Instant(std::chrono::microseconds(source_->integer(column)));
  } else if constexpr (std::is_same_v<T, Uuid>) {
    return parse_uuid(source_->text(column)).value();
  } else {
    return T{get<Uuid>(column)};
  }
}

}  // namespace tilstede::db
