#include "platform/db/sqlite_database.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cassert>
#include <cstdio>
#include <filesystem>

#include "platform/db/checked_tx.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/sqlite_connection.hpp"
#include "platform/db/sqlite_writer.hpp"

namespace tilstede::db {
namespace {

// Puts what was renamed within `folder` on disk.
void sync_folder(const std::filesystem::path& folder) {
  const int handle = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return;
  ::fsync(handle);
  ::close(handle);
}

void copy_all(sqlite3* from, const std::string& to) {
  sqlite3* target = nullptr;
  int code = sqlite3_open_v2(to.c_str(), &target, SQLITE_OPEN_READWRITE, nullptr);
  if (code == SQLITE_OK) {
    sqlite3_backup* backup = sqlite3_backup_init(target, "main", from, "main");
    // All in one step is one snapshot; in WAL mode nobody waits for it.
    if (backup != nullptr) sqlite3_backup_step(backup, -1);
    code = sqlite3_backup_finish(backup);
    if (backup == nullptr) code = sqlite3_errcode(target);
  }
  sqlite3_close(target);
  if (code != SQLITE_OK) {
    throw Error(fmt::format("The backup {} cannot be written: {}.", to, sqlite3_errstr(code)));
  }
}

class SqliteDatabase final : public Database {
 public:
  // The writer first: it makes the file, and it closes last, after the readers.
  SqliteDatabase(const std::string& path, const Options& options)
      : path_(path),
        options_(options),
        writer_(path, options.statement_timeout),
        readers_(options.connections, options.statement_timeout, [this] { return open_reader(); }) {
    readers_.acquire();
  }

  Engine engine() const override { return Engine::sqlite; }

  void backup_to(const std::string& path) override {
    const std::string partial = path + ".partial";
    if (std::filesystem::exists(path))
      throw Error(fmt::format("{} exists already; a backup never replaces a file.", path));
    std::filesystem::remove(partial);
    const int file = ::open(partial.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) throw Error(fmt::format("The backup {} cannot be made. Does its folder exist?", path));
    ::close(file);
    // A connection of its own: a long copy takes nothing from the readers.
    copy_all(open_reader()->handle(), partial);
    std::filesystem::rename(partial, path);
    sync_folder(std::filesystem::path(path).parent_path());
  }

 protected:
  void run_write(const std::function<bool(Tx&)>& body) override {
    assert(!ClosureScope::is_active() && "write() within a closure");
    writer_.run(body);
  }

  void run_read(const std::function<void(Tx&)>& body) override {
    assert(!ClosureScope::is_active() && "read() within a closure");
    auto reader = readers_.acquire();
    reader->run("begin");
    try {
      SqliteTx tx(*reader);
      const ClosureScope scope;
      body(tx);
    } catch (...) {
      reader->roll_back();
      throw;
    }
    reader->roll_back();
  }

 private:
  std::unique_ptr<SqliteConnection> open_reader() const {
    return std::make_unique<SqliteConnection>(path_, SqliteConnection::Access::read,
                                              options_.statement_timeout);
  }

  std::string path_;
  Options options_;
  SqliteWriter writer_;
  Pool<SqliteConnection> readers_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::string& path, const Options& options) {
  return std::make_unique<SqliteDatabase>(path, options);
}

}  // namespace tilstede::db
