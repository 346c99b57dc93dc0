#include "platform/jobs/jobs.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <stdexcept>

#include "platform/db/testing.hpp"
#include "platform/log/log.hpp"

namespace tilstede {
namespace {

using namespace std::chrono_literals;

const Instant kNow{1'730'000'000s};

class JobRuns : public db::testing::EveryEngine {
 protected:
  void SetUp() override {
    db::testing::EveryEngine::SetUp();
    context_.emplace(Context{database(), clock, *ids, config});
    log::set_sink([this](std::string_view line) {
      const std::lock_guard lock(log_mutex_);
      lines_.emplace_back(line);
    });
  }
  void TearDown() override {
    log::set_sink({});
    db::testing::EveryEngine::TearDown();
  }

  const Context& context() { return *context_; }
  void pass(std::chrono::milliseconds time) { clock.set(clock.real_now() + time); }
  std::vector<std::string> lines() {
    const std::lock_guard lock(log_mutex_);
    return lines_;
  }

  FixedClock clock{kNow};
  std::unique_ptr<IdSource> ids = counting_ids();
  Config config;

 private:
  std::optional<Context> context_;
  std::mutex log_mutex_;
  std::vector<std::string> lines_;
};

Job counting(const std::string& name, std::chrono::milliseconds interval, int& runs) {
  return {name, interval, [&runs] { ++runs; }};
}

TEST_P(JobRuns, come_once_per_interval) {
  Jobs jobs(context());
  int often = 0;
  int seldom = 0;
  jobs.add(counting("often", 1s, often));
  jobs.add(counting("seldom", 10s, seldom));
  EXPECT_EQ(jobs.run_due(), 2);
  EXPECT_EQ(jobs.run_due(), 0);
  pass(999ms);
  EXPECT_EQ(jobs.run_due(), 0);
  for (int second = 0; second < 10; ++second) {
    pass(1s);
    jobs.run_due();
  }
  EXPECT_EQ(often, 11);
  EXPECT_EQ(seldom, 2);
}

TEST_P(JobRuns, stand_with_one_process_while_it_lives) {
  Jobs first(context());
  Jobs second(context());
  int by_first = 0;
  int by_second = 0;
  first.add(counting("seal", 1s, by_first));
  second.add(counting("seal", 1s, by_second));
  for (int round = 0; round < 100; ++round) {
    first.run_due();
    second.run_due();
    pass(1s);
  }
  EXPECT_EQ(by_first, 100);
  EXPECT_EQ(by_second, 0);
}

TEST_P(JobRuns, go_to_another_process_when_the_lease_runs_out) {
  Jobs dead(context());
  Jobs alive(context());
  int by_dead = 0;
  int by_alive = 0;
  dead.add(counting("seal", 1s, by_dead));
  alive.add(counting("seal", 1s, by_alive));
  dead.run_due();
  for (int second = 0; second < 60; ++second) {
    alive.run_due();
    pass(1s);
  }
  EXPECT_EQ(by_dead, 1);
  // The interval and half a minute.
  EXPECT_EQ(by_alive, 60 - 31);
}

TEST_P(JobRuns, with_a_long_interval_are_not_repeated_by_a_second_process) {
  Jobs first(context());
  Jobs second(context());
  int runs = 0;
  first.add(counting("nightly", 24h, runs));
  second.add(counting("nightly", 24h, runs));
  for (int hour = 0; hour < 72; ++hour) {
    first.run_due();
    second.run_due();
    pass(1h);
  }
  EXPECT_EQ(runs, 3);
}

TEST_P(JobRuns, that_fail_are_logged_and_tried_again_ever_later) {
  Jobs jobs(context());
  int tries = 0;
  int others = 0;
  jobs.add({"broken", 24h, [&] {
              ++tries;
              if (tries < 4) throw std::runtime_error("the disk is full");
            }});
  jobs.add(counting("other", 1s, others));
  jobs.run_due();
  EXPECT_EQ(others, 1) << "one that fails does not hold up the next";
  for (int second = 0; second < 7; ++second) {
    pass(1s);
    jobs.run_due();
  }
  // After 1, 2 and 4 seconds.
  EXPECT_EQ(tries, 4);
  pass(1h);
  jobs.run_due();
  EXPECT_EQ(tries, 4) << "well again, it keeps its interval";
  ASSERT_EQ(lines().size(), 3U);
  EXPECT_NE(lines()[0].find("job-failed"), std::string::npos);
  EXPECT_NE(lines()[0].find("the disk is full"), std::string::npos);
}

TEST_P(JobRuns, run_in_a_thread_until_stopped_and_give_the_lease_back) {
  std::mutex mutex;
  std::condition_variable came;
  int runs = 0;
  const auto run = [&] {
    const std::lock_guard lock(mutex);
    ++runs;
    came.notify_one();
  };
  Jobs jobs(context());
  jobs.add({"seal", 1s, run});
  jobs.start();
  {
    std::unique_lock lock(mutex);
    // Long, so that a job that never comes is a failure and not a test without end.
    ASSERT_TRUE(came.wait_for(lock, 60s, [&] { return runs == 1; }));
  }
  jobs.stop();
  jobs.stop();
  EXPECT_EQ(runs, 1);

  Jobs next(context());
  int by_next = 0;
  next.add(counting("seal", 1s, by_next));
  EXPECT_EQ(next.run_due(), 1);
}

TEST_P(JobRuns, wait_for_no_other_job) {
  std::mutex mutex;
  std::condition_variable came;
  bool has_short_come = false;
  bool has_long_seen_it = false;
  Jobs jobs(context());
  jobs.add({"long", 1s, [&] {
              std::unique_lock lock(mutex);
              has_long_seen_it = came.wait_for(lock, 60s, [&] { return has_short_come; });
            }});
  jobs.add({"short", 1s, [&] {
              const std::lock_guard lock(mutex);
              has_short_come = true;
              came.notify_one();
            }});
  jobs.start();
  jobs.stop();
  EXPECT_TRUE(has_long_seen_it);
}

FOR_EACH_ENGINE(JobRuns);

}  // namespace
}  // namespace tilstede
