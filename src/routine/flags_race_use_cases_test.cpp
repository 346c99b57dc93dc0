// The lost flag: two server processes register the fourth and the fifth absence at the same moment. Each runs
// on a connection of its own; barriers in the hook force the one order of events in which neither would see
// five, were the pupils not locked. tests/concurrency does it with two real servers.
#include <atomic>
#include <latch>
#include <nlohmann/json.hpp>
#include <thread>

#include "routine/flags_use_cases.hpp"
#include "routine/pupil_years_store_testing.hpp"
#include "routine/routine_testing.hpp"

namespace tilstede::routine {
namespace {

using attendance::Batch;
using attendance::testing::kAda;

/// PostgreSQL alone: SQLite has one writer, so two transactions never overlap there.
class LostFlag : public testing::RoutineTest {
 protected:
  const Routines routines = with_rules({count_rule("days-5", "school year", 5)});

  void SetUp() override {
    RoutineTest::SetUp();
    absent(1, kAda, "2024-10-21");
    absent(2, kAda, "2024-10-22");
    absent(3, kAda, "2024-10-23");
  }

  static Batch day_absence(int number, const char* date) {
    return {
        attendance::testing::k8A, *parse_date(date), 0, {}, {attendance::testing::absent(number, kAda, 0)}};
  }

  bool somebody_waits_for_a_lock() {
    return database().read([](db::Tx& tx) {
      return tx
          .query(
              "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = "
              "'Lock'")
          .next();
    });
  }

  /// A server process: registers the batch and calls `evaluated` after the flags, before the commit.
  std::string registered_by_process(const Batch& batch, const char* key,
                                    const std::function<void()>& evaluated) {
    const auto connection = db::testing::open(url());
    const auto ids = system_ids(clock());
    const Context process{*connection, context().clock, *ids, context().config};
    const auto hook = [&](db::Tx& tx, const std::vector<attendance::PupilYearKey>& keys) {
      auto changes = reevaluate(tx, process, routines, keys);
      evaluated();
      return changes;
    };
    return register_through(process, siv, batch, key, hook)["results"][0]["status"];
  }

  /// The first commits only once the second has evaluated or stands waiting for the first.
  void register_at_once(const Batch& one, const Batch& other) {
    std::latch first_has_evaluated(1);
    std::latch first_may_commit(1);
    std::atomic<bool> second_has_evaluated = false;
    std::string second_status;
    std::thread second_process([&] {
      first_has_evaluated.wait();
      second_status = registered_by_process(other, "other", [&] { second_has_evaluated = true; });
    });
    std::thread watcher([&] {
      first_has_evaluated.wait();
      while (!second_has_evaluated && !somebody_waits_for_a_lock())
        std::this_thread::yield();
      first_may_commit.count_down();
    });
    bool is_first_run = true;
    const auto first_status = registered_by_process(one, "one", [&] {
      if (std::exchange(is_first_run, false)) first_has_evaluated.count_down();
      first_may_commit.wait();
    });
    watcher.join();
    second_process.join();
    EXPECT_EQ(first_status, "saved");
    EXPECT_EQ(second_status, "saved");
    EXPECT_EQ(texts("select id from absence_entry where superseded_by is null").size(), 5U);
  }

  std::vector<std::string> flags_of_five() {
    return texts(
        "select rule from flag where count = 5 and first_met = '2024-10-25' and withdrawn_at is null");
  }
};
INSTANTIATE_TEST_SUITE_P(Db, LostFlag, ::testing::Values(db::Engine::postgresql), db::testing::engine_name);

TEST_P(LostFlag, is_never_lost) {
  register_at_once(day_absence(4, "2024-10-24"), day_absence(5, "2024-10-25"));
  EXPECT_EQ(flags_of_five(), std::vector<std::string>{"days-5"});
}

TEST_P(LostFlag, is_never_lost_either_when_the_later_day_is_written_first) {
  register_at_once(day_absence(5, "2024-10-25"), day_absence(4, "2024-10-24"));
  EXPECT_EQ(flags_of_five(), std::vector<std::string>{"days-5"});
}

}  // namespace
}  // namespace tilstede::routine
