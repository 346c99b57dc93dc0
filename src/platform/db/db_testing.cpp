#include <fmt/format.h>
#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "platform/db/migrate.hpp"
#include "platform/db/testing.hpp"

namespace tilstede::db::testing {
namespace {

constexpr const char* kMigrations = "migrations";

// Two test programs may run at once, on one server.
std::string fresh_name() {
  static std::atomic<int> last{0};
  return fmt::format("tilstede_test_{}_{}", ::getpid(), ++last);
}

class SqliteHome final : public TestDatabase {
 public:
  SqliteHome() : folder_(std::filesystem::temp_directory_path() / fresh_name()) {
    std::filesystem::create_directory(folder_);
    url_ = "sqlite:" + file().string();
  }
  ~SqliteHome() override {
    std::error_code error;
    std::filesystem::remove_all(folder_, error);
  }

  const std::string& url() const override { return url_; }
  std::filesystem::path file() const { return folder_ / "test.db"; }

 private:
  std::filesystem::path folder_;
  std::string url_;
};

std::string server_url() {
  const char* url = std::getenv("TILSTEDE_TEST_POSTGRES");
  if (url == nullptr || *url == '\0') {
    throw Error(
        "There is no PostgreSQL to test on (TILSTEDE_TEST_POSTGRES): run through scripts/with-postgres");
  }
  return url;
}

using Session = std::unique_ptr<PGconn, void (*)(PGconn*)>;

Session connected(const std::string& url) {
  return {PQconnectdb(url.c_str()), PQfinish};
}

// create and drop database cannot stand in a transaction, so not through Database.
void run(PGconn* session, const std::string& sql) {
  const std::unique_ptr<PGresult, void (*)(PGresult*)> result(PQexec(session, sql.c_str()), PQclear);
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) throw Error(PQerrorMessage(session));
}

PGconn* server_session() {
  static Session session = connected(server_url());
  return session.get();
}

void migrate_all(const std::string& url) {
  const auto database = open(url);
  migrate(*database, read_migrations(kMigrations, database->engine()));
}

constexpr const char* kRememberRows = R"(
  create schema seed;
  do $$ declare name text; begin
    for name in select tablename from pg_tables where schemaname = 'public' loop
      execute format('create table seed.%1$I as table public.%1$I', name);
    end loop;
  end $$)";

constexpr const char* kEndOtherSessions = R"(
  do $$ begin
    perform pg_terminate_backend(pid, 5000) from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid();
  end $$)";

// Without the triggers of foreign keys, the order does not matter.
constexpr const char* kRestoreRows = R"(
  set session_replication_role = replica;
  do $$ declare name text; begin
    if (select array_agg(tablename order by tablename) from pg_tables where schemaname = 'public')
        <> (select array_agg(tablename order by tablename) from pg_tables where schemaname = 'seed') then
      raise exception 'a test has changed the tables';
    end if;
    for name in select tablename from pg_tables where schemaname = 'public' loop
      execute format('delete from public.%1$I', name);
      execute format('insert into public.%1$I overriding system value select * from seed.%1$I', name);
    end loop;
    for name in select sequencename from pg_sequences where schemaname = 'public' loop
      execute format('alter sequence public.%I restart', name);
    end loop;
  end $$)";

constexpr const char* kEmpty = "drop schema public cascade; create schema public";

// A database that test after test uses: to make and drop one takes a hundred times as long as to clear it.
class Reusable {
 public:
  explicit Reusable(bool is_migrated) : name_(fresh_name()), is_migrated_(is_migrated) {
    run(server_session(), fmt::format("create database {} template template0", name_));
    const std::string server = server_url();
    const auto options = server.find('?');
    const auto slash = server.rfind('/', options);
    url_ = server.substr(0, slash + 1) + name_ + (options == std::string::npos ? "" : server.substr(options));
    session_ = connected(url_);
    // It says which tables it drops.
    run(session_.get(), "set client_min_messages = error");
    if (!is_migrated) return;
    migrate_all(url_);
    run(session_.get(), kRememberRows);
  }
  ~Reusable() {
    session_.reset();
    try {
      run(server_session(), fmt::format("drop database {} with (force)", name_));
    } catch (const Error&) {
      // The server was stopped first; nothing is left of it.
    }
  }
  Reusable(const Reusable&) = delete;
  Reusable& operator=(const Reusable&) = delete;

  void clear() {
    run(session_.get(), kEndOtherSessions);
    run(session_.get(), is_migrated_ ? kRestoreRows : kEmpty);
  }

  const std::string& url() const { return url_; }

 private:
  std::string name_;
  bool is_migrated_;
  std::string url_;
  Session session_{nullptr, PQfinish};
};

using Idle = std::vector<std::unique_ptr<Reusable>>;

Idle& idle(bool is_migrated) {
  // Made before them, the session that drops them ends after them.
  server_session();
  static Idle empty;
  static Idle migrated;
  return is_migrated ? migrated : empty;
}

class PostgresHome final : public TestDatabase {
 public:
  explicit PostgresHome(bool is_migrated) : is_migrated_(is_migrated) {
    Idle& those = idle(is_migrated);
    if (those.empty()) {
      database_ = std::make_unique<Reusable>(is_migrated);
    } else {
      database_ = std::move(those.back());
      those.pop_back();
    }
  }
  ~PostgresHome() override {
    try {
      database_->clear();
      idle(is_migrated_).push_back(std::move(database_));
    } catch (const Error&) {
      // What cannot be cleared is dropped.
    }
  }

  const std::string& url() const override { return database_->url(); }

 private:
  bool is_migrated_;
  std::unique_ptr<Reusable> database_;
};

const SqliteHome& sqlite_pattern() {
  static SqliteHome pattern;
  static bool is_migrated = (migrate_all(pattern.url()), true);
  (void)is_migrated;
  return pattern;
}

}  // namespace

std::unique_ptr<TestDatabase> empty_database(Engine engine) {
  if (engine == Engine::sqlite) return std::make_unique<SqliteHome>();
  return std::make_unique<PostgresHome>(false);
}

std::unique_ptr<TestDatabase> migrated_database(Engine engine) {
  if (engine == Engine::postgresql) return std::make_unique<PostgresHome>(true);
  auto home = std::make_unique<SqliteHome>();
  // Closing the pattern has brought its log into the file.
  std::filesystem::copy_file(sqlite_pattern().url().substr(7), home->file());
  return home;
}

std::unique_ptr<Database> open(const std::string& url) {
  Options options;
  options.url = url;
  return Database::open(options);
}

void EmptyOnEveryEngine::SetUp() {
  try {
    home_ = make_home();
    database_ = open(home_->url());
  } catch (const Error& error) {
    FAIL() << error.what();
  }
}

std::string engine_name(const ::testing::TestParamInfo<Engine>& info) {
  return info.param == Engine::sqlite ? "sqlite" : "postgresql";
}

}  // namespace tilstede::db::testing
