#include "platform/db/migrate.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "base/text.hpp"
#include "platform/clock/clock.hpp"

namespace tilstede::db {
namespace {

// Any number, as long as every version of the program uses the same.
constexpr std::int64_t kLockKey = 7'451'984'402;

std::string sha256_hex(const std::string& text) {
  unsigned char digest[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(digest, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  std::string hex;
  for (const unsigned char octet : digest)
    hex += fmt::format("{:02x}", octet);
  return hex;
}

std::string read_whole(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file) throw Error(fmt::format("The migration {} cannot be read.", path.filename().string()));
  return text;
}

struct Files {
  std::string name;
  std::filesystem::path common;
  std::filesystem::path postgres;
};

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

void add_file(std::map<int, Files>& found, const std::filesystem::path& path) {
  const std::string file = path.filename().string();
  if (!ends_with(file, ".sql")) return;
  std::string_view name = std::string_view(file).substr(0, file.size() - 4);
  const bool is_postgres = ends_with(name, ".postgres");
  if (is_postgres) name.remove_suffix(9);
  const auto number = name.size() > 5 && name[4] == '_' ? parse_int(name.substr(0, 4)) : std::nullopt;
  if (!number || *number < 1) {
    throw Error(
        fmt::format("The migration {} must be called NNNN_what.sql or NNNN_what.postgres.sql.", file));
  }
  Files& files = found[static_cast<int>(*number)];
  auto& place = is_postgres ? files.postgres : files.common;
  if (!place.empty() || (!files.name.empty() && files.name != name)) {
    throw Error(
        fmt::format("Two migrations have the number of {}; give one of them the next free number.", file));
  }
  files.name = name;
  place = path;
}

struct Applied {
  int number;
  std::string name;
  std::string checksum;
};

bool has_table(Tx& tx) {
  auto rows =
      tx.query(tx.engine() == Engine::sqlite
                   ? "select count(*) from sqlite_master where type = 'table' and name = 'schema_migration'"
                   : "select count(*) from pg_tables where schemaname = current_schema() and "
                     "tablename = 'schema_migration'");
  rows.next();
  return rows.get<int>(0) > 0;
}

std::vector<Applied> applied_in(Tx& tx) {
  std::vector<Applied> applied;
  if (!has_table(tx)) return applied;
  auto rows = tx.query("select number, name, checksum from schema_migration order by number");
  while (rows.next())
    applied.push_back({rows.get<int>(0), rows.get<std::string>(1), rows.get<std::string>(2)});
  return applied;
}

// What is applied must be the beginning of what we know.
void check_beginning(const std::vector<Applied>& applied, const std::vector<Migration>& migrations) {
  for (std::size_t i = 0; i < applied.size(); ++i) {
    if (i >= migrations.size()) {
      throw Error(fmt::format(
          "The database is newer than this program: it has had migration {}. Run the newer version "
          "of the program, or restore the backup from before it.",
          applied[i].name));
    }
    if (applied[i].number != migrations[i].number || applied[i].checksum != migrations[i].checksum) {
      throw Error(
          fmt::format("The database has had another migration {} than this program's {}: they come from "
                      "different versions. Run the version that made the database, or restore a backup.",
                      applied[i].name, migrations[i].name));
    }
  }
}

void lock(Tx& tx) {
  if (tx.engine() == Engine::sqlite) return;  // there is one writer, and it is us
  tx.execute("set local statement_timeout = 0");
  tx.execute("select pg_advisory_xact_lock($1)", {kLockKey});
}

void remember(Tx& tx, const Migration& migration) {
  tx.execute("insert into schema_migration (number, name, checksum, applied_at) values ($1, $2, $3, $4)",
             {migration.number, migration.name, migration.checksum, system_clock()->real_now()});
}

// Returns false when nothing was missing.
bool apply_next(Tx& tx, const std::vector<Migration>& migrations) {
  lock(tx);
  const auto applied = applied_in(tx);
  check_beginning(applied, migrations);
  if (applied.size() == migrations.size()) return false;
  tx.execute(
      "create table if not exists schema_migration (number integer primary key, name text not null, "
      "checksum text not null, applied_at {instant} not null) {strict}");
  const Migration& next = migrations[applied.size()];
  try {
    tx.execute_script(next.sql);
  } catch (const Error& error) {
    throw Error(fmt::format("Migration {} failed and was undone: {}", next.name, error.what()));
  }
  remember(tx, next);
  return true;
}

}  // namespace

std::vector<Migration> read_migrations(const std::string& folder, Engine engine) {
  std::map<int, Files> found;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    add_file(found, entry.path());
  if (found.empty()) throw Error(fmt::format("There are no migrations in the folder {}.", folder));

  std::vector<Migration> migrations;
  for (const auto& [number, files] : found) {
    if (number != static_cast<int>(migrations.size()) + 1) {
      throw Error(fmt::format("Migration {:04} is missing before {}.", migrations.size() + 1, files.name));
    }
    if (files.common.empty())
      throw Error(fmt::format("{}.sql is missing beside its .postgres.sql.", files.name));
    const bool is_own = engine == Engine::postgresql && !files.postgres.empty();
    const std::string sql = read_whole(is_own ? files.postgres : files.common);
    migrations.push_back({number, files.name, sql, sha256_hex(sql)});
  }
  return migrations;
}

SchemaState schema_state(Database& database, const std::vector<Migration>& migrations) {
  const auto applied = database.read(applied_in);
  check_beginning(applied, migrations);
  if (applied.empty()) return SchemaState::empty;
  return applied.size() == migrations.size() ? SchemaState::current : SchemaState::behind;
}

int migrate(Database& database, const std::vector<Migration>& migrations) {
  int count = 0;
  while (database.write([&](Tx& tx) { return apply_next(tx, migrations); }))
    ++count;
  return count;
}

}  // namespace tilstede::db
