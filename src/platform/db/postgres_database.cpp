#include "platform/db/postgres_database.hpp"

#include <algorithm>
#include <cassert>
#include <random>
#include <thread>

#include "platform/db/pool.hpp"
#include "platform/db/postgres_connection.hpp"

namespace tilstede::db {
namespace {

constexpr int kAttemptsMax = 7;
constexpr std::chrono::milliseconds kFirstPause{10};

// Doubles with each attempt and has chance in it: two that collided shall not meet again.
void pause_before(int attempt) {
  thread_local std::minstd_rand chance{std::random_device{}()};
  const auto longest = kFirstPause.count() << attempt;
  std::this_thread::sleep_for(
      std::chrono::milliseconds(std::uniform_int_distribution<std::int64_t>(longest / 2, longest)(chance)));
}

void check_address(const std::string& url) {
  char* message = nullptr;
  PQconninfoOption* parsed = PQconninfoParse(url.c_str(), &message);
  const bool is_right = parsed != nullptr;
  PQconninfoFree(parsed);
  // Not shown: it quotes the address, password and all.
  PQfreemem(message);
  if (!is_right)
    throw Error("The database's address is malformed. Write postgresql://USER:PASSWORD@HOST:PORT/NAME");
}

class PostgresDatabase final : public Database {
 public:
  explicit PostgresDatabase(const Options& options)
      : pool_(options.connections, options.statement_timeout,
              [options] { return std::make_unique<PgConnection>(options.url, options.statement_timeout); }) {
    auto first = pool_.acquire();
    const PgResult found = first->run_prepared("select 1 from pg_collation where collname = 'nb-x-icu'", {});
    if (PQntuples(found.get()) == 0)
      throw Error("PostgreSQL has no Norwegian collation: it must be built with ICU.");
  }

  Engine engine() const override { return Engine::postgresql; }

  void backup_to(const std::string&) override {
    throw Error(
        "PostgreSQL is backed up with its own tools: pg_dump, or pg_basebackup and an archive of the log.");
  }

 protected:
  void run_write(const std::function<bool(Tx&)>& body) override {
    assert(!ClosureScope::is_active() && "write() within a closure");
    auto connection = pool_.acquire();
    for (int attempt = 1;; ++attempt) {
      try {
        write_once(*connection, body);
        return;
      } catch (const TransientError&) {
        connection->roll_back();
        if (attempt == kAttemptsMax) throw;
      } catch (...) {
        connection->roll_back();
        throw;
      }
      pause_before(attempt);
    }
  }

  void run_read(const std::function<void(Tx&)>& body) override {
    assert(!ClosureScope::is_active() && "read() within a closure");
    auto connection = pool_.acquire();
    begin_read(*connection);
    try {
      PgTx tx(*connection);
      const ClosureScope scope;
      body(tx);
    } catch (...) {
      connection->roll_back();
      throw;
    }
    connection->roll_back();
  }

 private:
  static void write_once(PgConnection& connection, const std::function<bool(Tx&)>& body) {
    connection.ensure_connected();
    connection.run("begin");
    PgTx tx(connection);
    bool is_kept = false;
    {
      const ClosureScope scope;
      is_kept = body(tx);
    }
    if (tx.failure() && (is_kept || is_transient(tx.failure()))) std::rethrow_exception(tx.failure());
    if (is_kept) {
      connection.commit();
    } else {
      connection.roll_back();
    }
  }

  // A closure that took a deadlock for a refusal has not had its turn.
  static bool is_transient(const std::exception_ptr& failure) {
    try {
      std::rethrow_exception(failure);
    } catch (const TransientError&) {
      return true;
    } catch (...) {
      return false;
    }
  }

  // A session that the server ended while it lay idle shows itself here, before the closure has run: its
  // effects outside are not ours to repeat.
  static void begin_read(PgConnection& connection) {
    constexpr const char* kBegin = "begin isolation level repeatable read read only";
    connection.ensure_connected();
    try {
      connection.run(kBegin);
    } catch (const TransientError&) {
      connection.ensure_connected();
      connection.run(kBegin);
    }
  }

  Pool<PgConnection> pool_;
};

}  // namespace

std::unique_ptr<Database> open_postgres(const Options& options) {
  check_address(options.url);
  return std::make_unique<PostgresDatabase>(options);
}

}  // namespace tilstede::db
