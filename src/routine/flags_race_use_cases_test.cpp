// The lost flag: two server processes register the fourth and the fifth absence at the same moment. Each runs
// on a connection of its own; barriers force the one order of events in which neither would see five.
#include <atomic>
#include <latch>
#include <thread>

#include "people/lock.hpp"
#include "routine/flags_use_cases.hpp"
#include "routine/pupil_years_store_testing.hpp"
#include "routine/routine_testing.hpp"

namespace tilstede::routine {
namespace {

using attendance::testing::kAda;

enum class Locking { as_the_program_does, left_out };

/// PostgreSQL alone: SQLite has one writer, so two transactions never overlap there.
class LostFlag : public testing::RoutineTest {
 protected:
  const Routines routines = with_rules({count_rule("days-5", "school year", 5)});

  void register_absence(db::Tx& tx, const Context& process, int number, const char* date) {
    tx.execute(
        "insert into absence_entry (id, pupil_id, date, lesson, kind, documentation, reported_by, origin, "
        "recorded_at) "
        "values ($1, $2, $3, 0, 'day', 'undocumented', 'unknown', 'teacher', $4)",
        {entry(number), kAda, *parse_date(date), process.clock.now()});
    reevaluate(tx, process, routines, {{kAda, SchoolYear{2024}}});
  }

  static bool somebody_waits_for_a_lock(db::Database& watched) {
    return watched.read([](db::Tx& tx) {
      return tx
          .query(
              "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = "
              "'Lock'")
          .next();
    });
  }

  /// Registers both; the first commits only once the second has evaluated or stands waiting for the lock.
  void register_at_once(const std::pair<int, const char*>& one, const std::pair<int, const char*>& other,
                        Locking locking) {
    const auto first = db::testing::open(url());
    const auto second = db::testing::open(url());
    const auto ids = system_ids(clock());
    const Context first_process{*first, context().clock, *ids, context().config};
    const Context second_process{*second, context().clock, *ids, context().config};
    const auto lock = [&](db::Tx& tx) {
      if (locking == Locking::as_the_program_does) people::lock_pupils(tx, {kAda});
    };
    std::latch first_has_evaluated(1);
    std::latch first_may_commit(1);
    std::atomic<bool> second_has_evaluated = false;

    std::thread second_teacher([&] {
      first_has_evaluated.wait();
      second->write([&](db::Tx& tx) {
        lock(tx);
        register_absence(tx, second_process, other.first, other.second);
        second_has_evaluated = true;
      });
    });
    std::thread watcher([&] {
      const auto watched = db::testing::open(url());
      first_has_evaluated.wait();
      while (!second_has_evaluated && !somebody_waits_for_a_lock(*watched))
        std::this_thread::yield();
      first_may_commit.count_down();
    });
    bool is_first_run = true;
    first->write([&](db::Tx& tx) {
      lock(tx);
      register_absence(tx, first_process, one.first, one.second);
      if (std::exchange(is_first_run, false)) first_has_evaluated.count_down();
      first_may_commit.wait();
    });
    watcher.join();
    second_teacher.join();
  }

  void four_and_five(Locking locking) {
    absent(1, kAda, "2024-10-21");
    absent(2, kAda, "2024-10-22");
    absent(3, kAda, "2024-10-23");
    register_at_once({4, "2024-10-24"}, {5, "2024-10-25"}, locking);
    ASSERT_EQ(texts("select id from absence_entry").size(), 5U);
  }
};
INSTANTIATE_TEST_SUITE_P(Db, LostFlag, ::testing::Values(db::Engine::postgresql), db::testing::engine_name);

TEST_P(LostFlag, is_never_lost_when_the_pupil_is_locked) {
  four_and_five(Locking::as_the_program_does);
  EXPECT_EQ(
      texts("select rule from flag where count = 5 and first_met = '2024-10-25' and withdrawn_at is null")
          .size(),
      1U);
}

TEST_P(LostFlag, is_never_lost_either_when_the_later_day_is_written_first) {
  absent(1, kAda, "2024-10-21");
  absent(2, kAda, "2024-10-22");
  absent(3, kAda, "2024-10-23");
  register_at_once({5, "2024-10-25"}, {4, "2024-10-24"}, Locking::as_the_program_does);
  EXPECT_EQ(
      texts("select rule from flag where count = 5 and first_met = '2024-10-25' and withdrawn_at is null")
          .size(),
      1U);
}

// What the lock is for; and the proof that the test above can fail.
TEST_P(LostFlag, is_lost_without_the_lock) {
  four_and_five(Locking::left_out);
  EXPECT_TRUE(texts("select rule from flag").empty());
}

}  // namespace
}  // namespace tilstede::routine
