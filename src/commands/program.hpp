// Program: what every command needs: configuration, database, clock and ids, opened in the right order.
#pragma once

#include <memory>
#include <string>

#include "platform/context.hpp"
#include "platform/db/migrate.hpp"

namespace tilstede::commands {

/// Refused, with the reason for stderr; main.cpp makes exit code 1 of it.
class Refusal : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What stands before every command's own options.
struct CommonArguments {
  std::string config_file;
  /// Overrides the configuration and TILSTEDE_DATABASE.
  std::string database;
};

/// What a command expects of the database it is pointed at.
enum class Schema {
  /// It is there, of this program's version: a command that reads changes nothing on the way.
  existing,
  /// It is there, as it stands: an older one is copied before it is brought up to date.
  of_any_version,
  /// SQLite is made when it is not there, and brought up to date; PostgreSQL must be.
  made_if_missing,
  /// The command migrates it.
  migrated,
  /// Nothing is there yet (the demo).
  empty,
};

class Program {
 public:
  /// Throws Refusal with a remedy when the database is not as `schema` says.
  Program(const CommonArguments& arguments, Schema schema);
  Program(Config config, Schema schema);
  /// With a clock of the caller's (the demo).
  Program(Config config, std::unique_ptr<Clock> clock, Schema schema);

  const Context& context() const { return context_; }
  const Config& config() const { return config_; }
  /// How many migrations opening has applied.
  int migrations_applied() const { return migrations_applied_; }

 private:
  void prepare(Schema schema);

  Config config_;
  std::unique_ptr<db::Database> database_;
  std::unique_ptr<Clock> clock_;
  std::unique_ptr<IdSource> ids_;
  Context context_;
  int migrations_applied_ = 0;
};

/// The configuration of file, environment and command line together.
Config config_of(const CommonArguments& arguments);

/// The system's, unless `clock_start` says otherwise; refused where others could reach the server.
std::unique_ptr<Clock> clock_of(const Config& config);

/// The path of "sqlite:PATH"; empty for PostgreSQL.
std::string sqlite_path(const std::string& database_url);

/// The routine file in force: the configured one, else the shipped Sandefjord routine.
std::string routine_file(const Config& config);

}  // namespace tilstede::commands
