// CheckedTx: what both transactions do alike. A failed statement spoils the transaction, as PostgreSQL has
// it.
#pragma once

#include <exception>

#include "platform/db/db.hpp"

namespace tilstede::db {

class CheckedTx : public Tx {
 public:
  const std::exception_ptr& failure() const { return failure_; }
  void remember_failure() { failure_ = std::current_exception(); }

 protected:
  /// Runs one statement.
  template <class Body>
  auto guarded(const Body& body) {
    if (failure_) throw Error("A statement follows one that failed in the same transaction.");
    try {
      return body();
    } catch (...) {
      remember_failure();
      throw;
    }
  }

 private:
  std::exception_ptr failure_;
};

/// Stands while a closure runs on this thread. Database asserts that none does when it is called: on SQLite a
/// write within a write would wait for ever, on PostgreSQL it would not see what the outer one wrote.
class ClosureScope {
 public:
  ClosureScope() { flag() = true; }
  ~ClosureScope() { flag() = false; }
  ClosureScope(const ClosureScope&) = delete;
  ClosureScope& operator=(const ClosureScope&) = delete;

  static bool is_active() { return flag(); }

 private:
  static bool& flag() {
    thread_local bool is_active = false;
    return is_active;
  }
};

}  // namespace tilstede::db
