#include "platform/db/migrate.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "platform/db/testing.hpp"

namespace tilstede::db {
namespace {

namespace fs = std::filesystem;

// A folder of migrations that the test writes itself.
class Folder {
 public:
  explicit Folder(const std::string& name)
      : path_(fs::temp_directory_path() / ("tilstede_migrations_" + name)) {
    fs::remove_all(path_);
    fs::create_directory(path_);
  }
  ~Folder() { fs::remove_all(path_); }

  Folder& add(const std::string& file, const std::string& sql) {
    std::ofstream(path_ / file) << sql;
    return *this;
  }
  std::vector<Migration> read(Engine engine) const { return read_migrations(path_.string(), engine); }

 private:
  fs::path path_;
};

std::string refusal_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Migration migration(int number, const std::string& name, const std::string& sql) {
  return {number, name, sql, "checksum of " + sql};
}

const Migration kFirst = migration(1, "0001_first", "create table first (id integer primary key) {strict};");
const Migration kSecond = migration(
    2, "0002_second",
    "-- two; statements\ncreate table second (t text default '; {}'); insert into first values (7);");

TEST(MigrationFiles, are_read_in_order_with_the_sha256_of_each) {
  Folder folder("order");
  folder.add("0002_b.sql", "b").add("0001_a.sql", "abc").add("README.md", "");
  const auto migrations = folder.read(Engine::sqlite);
  ASSERT_EQ(migrations.size(), 2U);
  EXPECT_EQ(migrations[0].name, "0001_a");
  EXPECT_EQ(migrations[0].checksum, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(migrations[1].sql, "b");
}

TEST(MigrationFiles, of_postgresql_stand_beside_the_common_ones) {
  Folder folder("postgres");
  folder.add("0001_a.sql", "common").add("0001_a.postgres.sql", "own");
  EXPECT_EQ(folder.read(Engine::sqlite).at(0).sql, "common");
  EXPECT_EQ(folder.read(Engine::postgresql).at(0).sql, "own");
  EXPECT_EQ(folder.read(Engine::postgresql).at(0).name, "0001_a");
}

TEST(MigrationFiles, are_refused_when_the_row_is_not_whole) {
  const auto refusal = [](Folder& folder) { return refusal_of([&] { folder.read(Engine::sqlite); }); };
  Folder gap("gap");
  EXPECT_TRUE(has(refusal(gap.add("0001_a.sql", "").add("0003_c.sql", "")), "0002 is missing before 0003_c"));
  Folder twice("twice");
  EXPECT_TRUE(
      has(refusal(twice.add("0001_a.sql", "").add("0001_b.sql", "")), "Two migrations have the number"));
  Folder alone("alone");
  EXPECT_TRUE(has(refusal(alone.add("0001_a.postgres.sql", "")), "0001_a.sql is missing"));
  Folder misnamed("misnamed");
  EXPECT_TRUE(has(refusal(misnamed.add("1_a.sql", "")), "must be called NNNN_what.sql"));
  Folder empty("empty");
  EXPECT_TRUE(has(refusal(empty), "no migrations"));
  EXPECT_TRUE(has(refusal_of([] { read_migrations("/nowhere/at/all", Engine::sqlite); }), "no migrations"));
}

class Migrating : public testing::EmptyOnEveryEngine {
 protected:
  int rows_in_first() {
    return database().read([](Tx& tx) {
      auto rows = tx.query("select count(*) from first");
      rows.next();
      return rows.get<int>(0);
    });
  }
};

TEST_P(Migrating, brings_a_database_from_empty_to_current_once) {
  EXPECT_EQ(schema_state(database(), {kFirst, kSecond}), SchemaState::empty);
  EXPECT_EQ(migrate(database(), {kFirst}), 1);
  EXPECT_EQ(schema_state(database(), {kFirst, kSecond}), SchemaState::behind);
  EXPECT_EQ(migrate(database(), {kFirst, kSecond}), 1);
  EXPECT_EQ(schema_state(database(), {kFirst, kSecond}), SchemaState::current);
  EXPECT_EQ(migrate(database(), {kFirst, kSecond}), 0);
  EXPECT_EQ(rows_in_first(), 1);
}

TEST_P(Migrating, refuses_a_database_that_is_newer) {
  migrate(database(), {kFirst, kSecond});
  EXPECT_TRUE(has(refusal_of([&] { schema_state(database(), {kFirst}); }), "newer than this program"));
  EXPECT_TRUE(has(refusal_of([&] { migrate(database(), {kFirst}); }), "0002_second"));
}

TEST_P(Migrating, refuses_a_database_that_went_another_way) {
  migrate(database(), {kFirst});
  const Migration other = migration(1, "0001_first", "create table other (id integer)");
  EXPECT_TRUE(has(refusal_of([&] { schema_state(database(), {other}); }), "different versions"));
  EXPECT_TRUE(has(refusal_of([&] { migrate(database(), {other, kSecond}); }), "different versions"));
}

TEST_P(Migrating, undoes_a_migration_that_fails_and_keeps_those_before_it) {
  const Migration broken =
      migration(2, "0002_broken", "insert into first values (1); insert into nowhere values (1)");
  const std::string refusal = refusal_of([&] { migrate(database(), {kFirst, broken}); });
  EXPECT_TRUE(has(refusal, "0002_broken failed and was undone")) << refusal;
  EXPECT_EQ(rows_in_first(), 0);
  EXPECT_EQ(schema_state(database(), {kFirst}), SchemaState::current);
}

TEST_P(Migrating, refuses_a_script_that_ends_its_transaction) {
  const Migration ending = migration(1, "0001_ending", "create table first (id integer); commit;");
  EXPECT_TRUE(has(refusal_of([&] { migrate(database(), {ending}); }), "transaction"));
}

TEST_P(Migrating, is_done_once_when_two_processes_start_together) {
  const auto other = testing::open(url());
  int by_other = 0;
  std::thread thread([&] { by_other = migrate(*other, {kFirst, kSecond}); });
  const int by_us = migrate(database(), {kFirst, kSecond});
  thread.join();
  EXPECT_EQ(by_us + by_other, 2);
  EXPECT_EQ(rows_in_first(), 1);
}

FOR_EACH_ENGINE(Migrating);

using Migrated = testing::EveryEngine;

int settings(Database& database) {
  return database.read([](Tx& tx) {
    auto rows = tx.query("select count(*) from setting");
    rows.next();
    return rows.get<int>(0);
  });
}

TEST_P(Migrated, database_is_current) {
  EXPECT_EQ(schema_state(database(), read_migrations("migrations", GetParam())), SchemaState::current);
}

// Twice, whichever runs first: what one test writes the next does not see.
TEST_P(Migrated, database_is_fresh) {
  const int before = settings(database());
  database().write([](Tx& tx) { tx.execute("insert into setting (key, value) values ('test', 'a')"); });
  EXPECT_EQ(settings(database()), before + 1);
}

TEST_P(Migrated, database_is_fresh_again) {
  database().write([](Tx& tx) { tx.execute("insert into setting (key, value) values ('test', 'b')"); });
  EXPECT_EQ(settings(*testing::open(url())), settings(database()));
}

FOR_EACH_ENGINE(Migrated);

}  // namespace
}  // namespace tilstede::db
