#include "platform/db/db.hpp"

#include "platform/db/postgres_database.hpp"
#include "platform/db/sqlite_database.hpp"

namespace tilstede::db {
namespace {

constexpr std::string_view kSqlite = "sqlite:";

}  // namespace

std::unique_ptr<Database> Database::open(const Options& options) {
  if (options.connections < 1) throw Error("The database needs at least one connection (`connections`).");
  const std::string& url = options.url;
  if (url.rfind("postgresql://", 0) == 0 || url.rfind("postgres://", 0) == 0) return open_postgres(options);
  if (url.rfind(kSqlite, 0) != 0) {
    // The address is not repeated: it may hold a password.
    throw Error("The database's address must be sqlite:PATH or postgresql://USER@HOST/NAME.");
  }
  const std::string path = url.substr(kSqlite.size());
  if (path.empty() || path == ":memory:" || path.rfind("file:", 0) == 0) {
    throw Error("sqlite: needs the path of a file, as in sqlite:/var/lib/tilstede/tilstede.db");
  }
  return open_sqlite(path, options);
}

}  // namespace tilstede::db
