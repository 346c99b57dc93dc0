#include "platform/jobs/jobs.hpp"

#include <algorithm>
#include <cassert>
#include <exception>

#include "platform/log/log.hpp"

namespace tilstede {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// Held beyond the interval, so that the next run finds the lease still ours; also the longest time for which
// a job without interval to speak of rests when its holder has died.
constexpr seconds kLeaseGrace{30};
// Renewed when less than this is left over, not at every run: a write a second for nothing wears the disk.
constexpr seconds kLeaseMargin{15};
constexpr seconds kRetryMax{30};
constexpr seconds kLookAgain{60};

milliseconds retry_delay(int failures) {
  return std::min<milliseconds>(seconds(1 << std::min(failures - 1, 5)), kRetryMax);
}

}  // namespace

Jobs::Jobs(const Context& context) : context_(context), holder_(context.ids.next()) {}

Jobs::~Jobs() {
  stop();
}

void Jobs::add(Job job) {
  assert(threads_.empty());
  assert(std::ranges::none_of(entries_, [&](const Entry& entry) { return entry.job.name == job.name; }));
  entries_.push_back({std::move(job), context_.clock.real_now(), Instant{}, 0});
}

void Jobs::start() {
  assert(threads_.empty());
  is_stopping_ = false;
  for (auto& entry : entries_)
    threads_.emplace_back([this, &entry] { run_until_stopped(entry); });
}

void Jobs::stop() {
  if (threads_.empty()) return;
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  wake_.notify_all();
  for (auto& thread : threads_)
    thread.join();
  threads_.clear();
  give_leases_back();
}

int Jobs::run_due() {
  int ran = 0;
  for (auto& entry : entries_)
    ran += run_if_due(entry) ? 1 : 0;
  return ran;
}

bool Jobs::run_if_due(Entry& entry) {
  if (context_.clock.real_now() < entry.due) return false;
  try {
    if (!has_lease(entry)) {
      entry.due = context_.clock.real_now() + std::min<milliseconds>(entry.job.interval, kLeaseMargin);
      return false;
    }
    entry.job.run();
    entry.failures = 0;
    entry.due = context_.clock.real_now() + entry.job.interval;
  } catch (const std::exception& error) {
    ++entry.failures;
    const auto delay = retry_delay(entry.failures);
    entry.due = context_.clock.real_now() + delay;
    log::error("job-failed", {{"job", entry.job.name},
                              {"failures", entry.failures},
                              {"again_in_ms", delay.count()},
                              {"error", log::text_of(error)}});
  }
  return true;
}

bool Jobs::has_lease(Entry& entry) {
  const auto now = context_.clock.real_now();
  if (now + entry.job.interval + kLeaseMargin < entry.held_until) return true;
  const Instant held_until = now + entry.job.interval + kLeaseGrace;
  const auto taken = context_.database.write([&](db::Tx& tx) {
    return tx.execute(
        "insert into job_lease (name, holder, held_until) values ($1, $2, $3) "
        "on conflict (name) do update set holder = excluded.holder, held_until = excluded.held_until "
        "where job_lease.holder = excluded.holder or job_lease.held_until <= $4",
        {entry.job.name, holder_, held_until, now});
  });
  if (taken == 0) return false;
  entry.held_until = held_until;
  return true;
}

void Jobs::give_leases_back() {
  try {
    context_.database.write([&](db::Tx& tx) {
      tx.execute("update job_lease set held_until = $1 where holder = $2",
                 {context_.clock.real_now(), holder_});
    });
  } catch (const std::exception& error) {
    // They run out by themselves.
    log::warn("job-leases-kept", {{"error", log::text_of(error)}});
  }
}

void Jobs::run_until_stopped(Entry& entry) {
  for (;;) {
    run_if_due(entry);
    const auto rest = std::chrono::ceil<milliseconds>(entry.due - context_.clock.real_now());
    std::unique_lock lock(mutex_);
    // A clock that is set back must not keep a job waiting for long.
    if (wake_.wait_for(lock, std::clamp<milliseconds>(rest, milliseconds(1), kLookAgain),
                       [&] { return is_stopping_; }))
      return;
  }
}

}  // namespace tilstede
