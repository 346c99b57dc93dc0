#include <fmt/format.h>
#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>

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
    throw Error("There is no PostgreSQL to test on (TILSTEDE_TEST_POSTGRES): run through scripts/with-postgres");
  }
  return url;
}

// create and drop database cannot stand in a transaction, so not through Database. One session for all of them.
void administer(const std::string& sql) {
  static const std::unique_ptr<PGconn, void (*)(PGconn*)> session(PQconnectdb(server_url().c_str()), PQfinish);
  const std::unique_ptr<PGresult, void (*)(PGresult*)> result(PQexec(session.get(), sql.c_str()), PQclear);
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) throw Error(PQerrorMessage(session.get()));
}

class PostgresHome final : public TestDatabase {
 public:
  explicit PostgresHome(const std::string& pattern) : name_(fresh_name()) {
    const std::string server = server_url();
    administer(fmt::format("create database {} template {}", name_, pattern));
    const auto options = server.find('?');
    const auto slash = server.rfind('/', options);
    url_ = server.substr(0, slash + 1) + name_ + (options == std::string::npos ? "" : server.substr(options));
  }
  ~PostgresHome() override {
    try {
      administer(fmt::format("drop database {} with (force)", name_));
    } catch (const Error&) {
      // The server was stopped first; nothing is left of it.
    }
  }

  const std::string& url() const override { return url_; }
  const std::string& name() const { return name_; }

 private:
  std::string name_;
  std::string url_;
};

void migrate_all(const std::string& url) {
  const auto database = open(url);
  migrate(*database, read_migrations(kMigrations, database->engine()));
}

const SqliteHome& sqlite_pattern() {
  static const SqliteHome pattern;
  static const bool is_migrated = (migrate_all(pattern.url()), true);
  (void)is_migrated;
  return pattern;
}

const PostgresHome& postgres_pattern() {
  // The session must outlive the pattern, so it is made first.
  administer("select 1 where false; set client_min_messages = warning");
  static const PostgresHome pattern("template0");
  static const bool is_migrated = (migrate_all(pattern.url()), true);
  (void)is_migrated;
  return pattern;
}

}  // namespace

std::unique_ptr<TestDatabase> empty_database(Engine engine) {
  if (engine == Engine::sqlite) return std::make_unique<SqliteHome>();
  return std::make_unique<PostgresHome>("template0");
}

std::unique_ptr<TestDatabase> migrated_database(Engine engine) {
  if (engine == Engine::postgresql) return std::make_unique<PostgresHome>(postgres_pattern().name());
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
