// Jobs: named work in the background, in whichever server process holds the job's lease in the database.
//
// A job runs at least once per interval: it may be repeated after a crash or a stall, so repeats must be
// harmless. One that throws is logged and tried again, sooner than its interval when that is long. Each has a
// thread of its own: a long one keeps no other waiting.
//
//   Jobs jobs(context);
//   jobs.add({"audit-seal", 1s, [&] { seal_audit(context); }});
//   jobs.start();   // until stop() or the end of its life
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/uuid.hpp"
#include "platform/context.hpp"

namespace tilstede {

struct Job {
  std::string name;
  std::chrono::milliseconds interval{1000};
  std::function<void()> run;
};

class Jobs {
 public:
  explicit Jobs(const Context& context);
  ~Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  /// Before start(). A name added twice is a programmer's mistake (assert).
  void add(Job job);
  void start();
  /// Waits for the jobs that are running and gives the leases back.
  void stop();

  /// Runs what is due by real time and whose lease is ours, one after the other in the order they were added;
  /// returns how many ran. For tests: after start() every job does this by itself.
  int run_due();

 private:
  struct Entry {
    Job job;
    Instant due;
    Instant held_until;
    int failures = 0;
  };

  bool has_lease(Entry& entry);
  /// When it is due and ours. True when it ran, whether it went well or not.
  bool run_if_due(Entry& entry);
  void run_until_stopped(Entry& entry);
  void give_leases_back();

  const Context& context_;
  Uuid holder_;
  std::vector<Entry> entries_;
  std::vector<std::thread> threads_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool is_stopping_ = false;
};

}  // namespace tilstede
