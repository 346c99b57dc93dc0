#include <fmt/format.h>

#include <filesystem>

#include "access/audit_files_store.hpp"
#include "commands/commands.hpp"
#include "platform/files/files.hpp"

namespace tilstede::commands {
namespace {

namespace fs = std::filesystem;

std::unique_ptr<db::Database> open_copy(const db::Options& options, const std::string& file) {
  try {
    return db::Database::open(options);
  } catch (const db::Error&) {
    throw Refusal(file + " is no SQLite database");
  }
}

// Opens the copy as any other database: refuses one that is damaged, newer than this program, or not ours.
void check_copy(const Config& config, const std::string& file) {
  Config copy = config;
  copy.database.url = "sqlite:" + file;
  const auto database = open_copy(copy.database, file);
  const auto migrations = db::read_migrations(config.share + "/migrations", db::Engine::sqlite);
  if (db::schema_state(*database, migrations) == db::SchemaState::empty) {
    throw Refusal(file + " is no database of Tilstede");
  }
  const std::string verdict = database->read([](db::Tx& tx) {
    auto rows = tx.query("pragma integrity_check");
    return rows.next() ? rows.get<std::string>(0) : std::string("no answer");
  });
  if (verdict != "ok") throw Refusal(file + " is damaged; it was not put in place");
}

// The log of an earlier database under this name would be replayed into the one put in place.
void refuse_existing(const std::string& target) {
  for (const char* part : {"", "-wal", "-shm", "-journal"}) {
    if (fs::exists(target + part))
      throw Refusal(target + part + " exists; move it away first, so that nothing is lost");
  }
}

}  // namespace

int backup(const FileArguments& arguments) {
  const Program program(arguments.common, Schema::of_any_version);
  if (fs::exists(arguments.file))
    throw Refusal(arguments.file + " exists already; a backup never overwrites");
  program.context().database.backup_to(arguments.file);
  const auto seal = access::audit_files(program.config());
  fmt::print(
      stderr,
      "copied to {}\nkeep {} and {} too, in another place than the copy: they prove that the log is whole\n",
      arguments.file, seal.key_file, seal.heads_file);
  return 0;
}

int restore(const FileArguments& arguments) {
  const Config config = config_of(arguments.common);
  const std::string target = sqlite_path(config.database.url);
  if (target.empty())
    throw Refusal("restore is for SQLite; for PostgreSQL use pg_restore with the server stopped");
  if (!fs::exists(arguments.file)) throw Refusal("there is no file " + arguments.file);
  refuse_existing(target);
  check_copy(config, arguments.file);
  const std::string partial = target + ".partial";
  fs::copy_file(arguments.file, partial, fs::copy_options::overwrite_existing);
  fs::permissions(partial, fs::perms::owner_read | fs::perms::owner_write);
  files::keep_on_disk(partial);
  fs::rename(partial, target);
  files::keep_on_disk(fs::absolute(target).parent_path().string());
  fmt::print(stderr, "restored to {}\n", target);
  const auto seal = access::audit_files(config);
  if (!fs::exists(seal.key_file)) {
    fmt::print(stderr,
               "put the key of the audit log back as {} before the server starts: it is not in the copy\n",
               seal.key_file);
  }
  return 0;
}

}  // namespace tilstede::commands
