#include "platform/http/worker_pool.hpp"

#include <algorithm>

namespace tilstede::http {

WorkerPool::WorkerPool(int threads, std::size_t queue_max) : queue_max_(queue_max) {
  for (int i = 0; i < std::max(threads, 1); ++i)
    threads_.emplace_back([this] { work(); });
}

bool WorkerPool::try_submit(std::function<void()> task) {
  {
    const std::lock_guard lock(mutex_);
    // What an idle thread is about to take does not wait, so it does not count against the queue.
    if (is_stopping_ || queue_.size() >= queue_max_ + idle_threads_) return false;
    queue_.push_back(std::move(task));
  }
  has_work_.notify_one();
  return true;
}

std::size_t WorkerPool::queue_depth() const {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

void WorkerPool::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
    queue_.clear();
  }
  has_work_.notify_all();
  for (auto& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void WorkerPool::work() {
  for (;;) {
    std::function<void()> task;
    {
      std::unique_lock lock(mutex_);
      ++idle_threads_;
      has_work_.wait(lock, [this] { return is_stopping_ || !queue_.empty(); });
      --idle_threads_;
      if (is_stopping_) return;
      task = std::move(queue_.front());
      queue_.pop_front();
    }
    task();
  }
}

}  // namespace tilstede::http
