// WorkerPool: a fixed number of threads and a bounded queue in front of them.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace tilstede::http {

class WorkerPool {
 public:
  WorkerPool(int threads, std::size_t queue_max);
  ~WorkerPool() { stop(); }
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// False when the queue is full or the pool stops; `task` must not throw.
  bool try_submit(std::function<void()> task);
  std::size_t queue_depth() const;
  /// Drops what waits, joins what runs.
  void stop();

 private:
  void work();

  const std::size_t queue_max_;
  mutable std::mutex mutex_;
  std::condition_variable has_work_;
  std::deque<std::function<void()>> queue_;
  std::size_t idle_threads_ = 0;
  bool is_stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace tilstede::http
