// Pool: a fixed number of connections, made when first needed and handed to one thread at a time.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "platform/db/db.hpp"

namespace tilstede::db {

template <class Connection>
class Pool {
 public:
  /// `wait_max` is how long acquire() waits for one to come free before it throws BusyError.
  Pool(int size, std::chrono::milliseconds wait_max, std::function<std::unique_ptr<Connection>()> make)
      : unmade_(size), wait_max_(wait_max), make_(std::move(make)) {}

  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<Connection> connection)
        : pool_(pool), connection_(std::move(connection)) {}
    ~Lease() { pool_.give_back(std::move(connection_)); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    Connection& operator*() { return *connection_; }
    Connection* operator->() { return connection_.get(); }

   private:
    Pool& pool_;
    std::unique_ptr<Connection> connection_;
  };

  Lease acquire() {
    std::unique_lock lock(mutex_);
    const bool is_free = came_free_.wait_for(lock, wait_max_, [&] { return !idle_.empty() || unmade_ > 0; });
    if (!is_free)
      throw BusyError(
          "All connections to the database are in use. Raise `connections`, or look for slow work.");
    if (!idle_.empty()) {
      // The last one given back is the one whose caches are warm.
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return Lease(*this, std::move(connection));
    }
    --unmade_;
    lock.unlock();
    try {
      return Lease(*this, make_());
    } catch (...) {
      give_back(nullptr);
      throw;
    }
  }

 private:
  void give_back(std::unique_ptr<Connection> connection) {
    {
      const std::lock_guard lock(mutex_);
      if (connection) {
        idle_.push_back(std::move(connection));
      } else {
        ++unmade_;
      }
    }
    came_free_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable came_free_;
  std::vector<std::unique_ptr<Connection>> idle_;
  int unmade_;
  std::chrono::milliseconds wait_max_;
  std::function<std::unique_ptr<Connection>()> make_;
};

}  // namespace tilstede::db
