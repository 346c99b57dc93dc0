// SqliteWriter: the one thread that writes. Closures queue up and share a commit: one fsync serves up to 64
// of them. Each stands under a savepoint of its own, so that one which fails takes nobody with it, and no
// caller is answered before the commit that holds its work is on disk.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/db/sqlite_connection.hpp"

namespace tilstede::db {

class SqliteWriter {
 public:
  SqliteWriter(const std::string& path, std::chrono::milliseconds statement_timeout);
  /// Finishes what is queued.
  ~SqliteWriter();

  void run(const std::function<bool(Tx&)>& body);
  /// How many closures nobody has begun on.
  std::size_t waiting();

 private:
  struct Job {
    const std::function<bool(Tx&)>* body;
    std::exception_ptr error;
    bool is_done = false;
    std::condition_variable done;
  };

  void work();
  Job* take();
  std::vector<Job*> take_all();
  void answer(const std::vector<Job*>& jobs);

  void run_group();
  /// Returns false when SQLite gave up the whole transaction with it.
  bool run_under_savepoint(Job& job);
  bool commit_or_rollback(std::exception_ptr& error);
  void run_alone(Job& job);

  SqliteConnection connection_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Job*> queue_;
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace tilstede::db
