// A database for a store test, on both engines. Every test gets one of its own, migrated and empty:
//
//   using MarkStore = db::testing::EveryEngine;
//   TEST_P(MarkStore, keeps_a_mark) { database().write(...); }
//   FOR_EACH_ENGINE(MarkStore);
//
// (Where two test files would use the same name, derive a class instead.) The PostgreSQL half fails, and is
// never skipped, without a server: run the tests through scripts/with-postgres.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "platform/db/db.hpp"

namespace tilstede::db::testing {

/// A database that is gone when this is.
class TestDatabase {
 public:
  virtual ~TestDatabase() = default;
  virtual const std::string& url() const = 0;
};

/// Without a table. Throws Error when there is no server to make it in.
std::unique_ptr<TestDatabase> empty_database(Engine engine);
/// With all of migrations/, run once per process. A test that changes tables here makes the next one wait.
std::unique_ptr<TestDatabase> migrated_database(Engine engine);

/// Opens `url` with few connections.
std::unique_ptr<Database> open(const std::string& url);

class EmptyOnEveryEngine : public ::testing::TestWithParam<Engine> {
 protected:
  void SetUp() override;

  Database& database() { return *database_; }
  /// To open the same database once more, as another process would.
  const std::string& url() const { return home_->url(); }

  virtual std::unique_ptr<TestDatabase> make_home() { return empty_database(GetParam()); }

 private:
  std::unique_ptr<TestDatabase> home_;
  std::unique_ptr<Database> database_;
};

class EveryEngine : public EmptyOnEveryEngine {
 protected:
  std::unique_ptr<TestDatabase> make_home() override { return migrated_database(GetParam()); }
};

std::string engine_name(const ::testing::TestParamInfo<Engine>& info);

}  // namespace tilstede::db::testing

#define FOR_EACH_ENGINE(suite)                                                                          \
  INSTANTIATE_TEST_SUITE_P(                                                                             \
      Db, suite, ::testing::Values(::tilstede::db::Engine::sqlite, ::tilstede::db::Engine::postgresql), \
      ::tilstede::db::testing::engine_name)
