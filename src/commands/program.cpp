#include "commands/program.hpp"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

extern char** environ;

namespace tilstede::commands {
namespace {

constexpr std::string_view kSqlite = "sqlite:";

std::map<std::string, std::string> environment() {
  std::map<std::string, std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view text(*variable);
    const auto equals = text.find('=');
    if (equals != std::string_view::npos) variables.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return variables;
}

// Opening SQLite makes the file, so whether it was there is asked first.
void refuse_missing_file(const Config& config, Schema schema) {
  const std::string path = sqlite_path(config.database.url);
  if (path.empty()) return;
  const bool exists = std::filesystem::exists(path);
  const bool must_exist = schema == Schema::existing || schema == Schema::of_any_version;
  if (must_exist && !exists) {
    throw Refusal("there is no database at " + path +
                  "; name another with --database, or import a roster first");
  }
  if (schema == Schema::empty && exists) {
    throw Refusal(path + " exists already; the demo only starts on a database of its own");
  }
}

}  // namespace

Config config_of(const CommonArguments& arguments) {
  Config config = read_config(arguments.config_file, environment());
  if (!arguments.database.empty()) config.database.url = arguments.database;
  if (config.share.empty()) config.share = find_share();
  return config;
}

std::string sqlite_path(const std::string& database_url) {
  return database_url.starts_with(kSqlite) ? database_url.substr(kSqlite.size()) : std::string();
}

std::string routine_file(const Config& config) {
  return config.routine.empty() ? config.share + "/routines/sandefjord.toml" : config.routine;
}

std::unique_ptr<Clock> clock_of(const Config& config) {
  if (!config.clock_start) return system_clock();
  if (config.http.address != "127.0.0.1" && config.http.address != "::1") {
    throw Refusal("clock_start is for trying out: it needs http.address to be 127.0.0.1");
  }
  return clock_starting_at(*config.clock_start);
}

Program::Program(const CommonArguments& arguments, Schema schema) : Program(config_of(arguments), schema) {}

Program::Program(Config config, Schema schema) : Program(config, clock_of(config), schema) {}

Program::Program(Config config, std::unique_ptr<Clock> clock, Schema schema)
    : config_((refuse_missing_file(config, schema), std::move(config))),
      database_(db::Database::open(config_.database)),
      clock_(std::move(clock)),
      ids_(system_ids(*clock_)),
      context_{*database_, *clock_, *ids_, config_} {
  prepare(schema);
}

void Program::prepare(Schema schema) {
  const auto migrations = db::read_migrations(config_.share + "/migrations", database_->engine());
  const db::SchemaState state = db::schema_state(*database_, migrations);
  if (schema == Schema::empty && state != db::SchemaState::empty) {
    throw Refusal("the database holds something already; the demo only starts on an empty one");
  }
  if (state == db::SchemaState::current || schema == Schema::of_any_version) return;
  const bool is_sqlite = database_->engine() == db::Engine::sqlite;
  const bool may_migrate = schema == Schema::migrated || schema == Schema::empty ||
                           (schema == Schema::made_if_missing && is_sqlite);
  if (!may_migrate) {
    throw Refusal("the database is not up to date with this program; run `tilstede migrate` first");
  }
  migrations_applied_ = db::migrate(*database_, migrations);
}

}  // namespace tilstede::commands
