#include "platform/db/sqlite_writer.hpp"

namespace tilstede::db {
namespace {

constexpr std::size_t kGroupMax = 64;

bool is_constraint_error(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const ConstraintError&) {
    return true;
  } catch (...) {
    return false;
  }
}

}  // namespace

SqliteWriter::SqliteWriter(const std::string& path, std::chrono::milliseconds statement_timeout)
    : connection_(path, SqliteConnection::Access::write, statement_timeout), thread_([this] { work(); }) {}

SqliteWriter::~SqliteWriter() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  arrived_.notify_one();
  thread_.join();
}

void SqliteWriter::run(const std::function<bool(Tx&)>& body) {
  Job job{&body, nullptr, false, {}};
  std::unique_lock lock(mutex_);
  queue_.push_back(&job);
  arrived_.notify_one();
  job.done.wait(lock, [&] { return job.is_done; });
  if (job.error) std::rethrow_exception(job.error);
}

std::size_t SqliteWriter::waiting() {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

void SqliteWriter::work() {
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      arrived_.wait(lock, [&] { return !queue_.empty() || is_stopping_; });
      if (queue_.empty()) return;
    }
    run_group();
  }
}

SqliteWriter::Job* SqliteWriter::take() {
  const std::lock_guard lock(mutex_);
  if (queue_.empty()) return nullptr;
  Job* job = queue_.front();
  queue_.pop_front();
  return job;
}

std::vector<SqliteWriter::Job*> SqliteWriter::take_all() {
  std::vector<Job*> jobs;
  while (Job* job = take())
    jobs.push_back(job);
  return jobs;
}

void SqliteWriter::answer(const std::vector<Job*>& jobs) {
  const std::lock_guard lock(mutex_);
  for (Job* job : jobs) {
    job->is_done = true;
    // Under the lock: the job lives on its caller's stack and ends when the caller sees is_done.
    job->done.notify_one();
  }
}

void SqliteWriter::run_group() {
  try {
    connection_.run("begin immediate");
  } catch (...) {
    // Another process is writing. Those behind would wait as long again, so all are told.
    const auto jobs = take_all();
    for (Job* job : jobs)
      job->error = std::current_exception();
    answer(jobs);
    return;
  }

  std::vector<Job*> group;
  while (group.size() < kGroupMax) {
    Job* job = take();
    if (job == nullptr) break;
    if (!run_under_savepoint(*job)) {
      // The others did nothing wrong and are not answered yet: they go again, first in the queue.
      const std::lock_guard lock(mutex_);
      queue_.insert(queue_.begin(), group.begin(), group.end());
      group = {job};
      break;
    }
    group.push_back(job);
  }
  if (connection_.is_in_transaction()) {
    std::exception_ptr error;
    const bool is_committed = commit_or_rollback(error);
    if (!is_committed && is_constraint_error(error) && group.size() > 1) {
      // A constraint that is checked at commit was broken by one of them, and the others shall not pay.
      for (Job* job : group)
        run_alone(*job);
    } else if (!is_committed) {
      for (Job* job : group)
        job->error = error;
    }
  }
  answer(group);
}

bool SqliteWriter::run_under_savepoint(Job& job) {
  job.error = nullptr;
  try {
    connection_.run("savepoint closure");
    bool is_kept = false;
    {
      SqliteTx tx(connection_);
      try {
        const ClosureScope scope;
        is_kept = (*job.body)(tx);
      } catch (...) {
        job.error = std::current_exception();
      }
      const bool is_lost = !connection_.is_in_transaction();
      if (tx.failure() && (is_kept || is_lost)) job.error = tx.failure();
      if (is_lost) return false;
    }
    if (!is_kept || job.error) connection_.run("rollback to closure");
    connection_.run("release closure");
  } catch (...) {
    if (!job.error) job.error = std::current_exception();
    connection_.roll_back();
    return false;
  }
  return true;
}

// Leaves `error` as it is after a commit.
bool SqliteWriter::commit_or_rollback(std::exception_ptr& error) {
  try {
    connection_.run("commit");
    return true;
  } catch (...) {
    error = std::current_exception();
    connection_.roll_back();
    return false;
  }
}

void SqliteWriter::run_alone(Job& job) {
  try {
    connection_.run("begin immediate");
  } catch (...) {
    job.error = std::current_exception();
    return;
  }
  if (run_under_savepoint(job)) commit_or_rollback(job.error);
}

}  // namespace tilstede::db
