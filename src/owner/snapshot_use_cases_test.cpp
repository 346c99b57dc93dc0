#include "owner/snapshot_use_cases.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <nlohmann/json.hpp>
#include <thread>

#include "owner/snapshots_store_testing.hpp"

namespace tilstede::owner {
namespace {

using attendance::testing::kAda;
using attendance::testing::kBo;
using attendance::testing::kDina;
using attendance::testing::kEmil;
using testing::kToday;

class SnapshotsOfFigures : public testing::SnapshotsTest {
 protected:
  void write_and_record_everything(const char* sql, const std::vector<db::Value>& values) {
    database().write([&](db::Tx& tx) {
      tx.execute(sql, values);
      people::record_change_of_everything(tx, context());
    });
  }
};
FOR_EACH_ENGINE(SnapshotsOfFigures);

TEST_P(SnapshotsOfFigures, hold_what_was_registered_before_the_question) {
  EXPECT_EQ(days(), 0);
  register_absent(1, kAda);
  EXPECT_EQ(days(), 1);
  register_absent(2, kBo);
  register_absent(3, kDina);
  EXPECT_EQ(days(), 3);
}

TEST_P(SnapshotsOfFigures, are_not_loaded_again_for_what_nobody_has_changed) {
  absent(1, kAda, "2024-10-30");
  EXPECT_EQ(days(), 1);
  absent(2, kAda, "2024-10-29");
  EXPECT_EQ(days(), 1) << "written behind everybody's back";
  absent(3, kBo, "2024-10-29");
  database().write([&](db::Tx& tx) { record(tx, {kBo}); });
  EXPECT_EQ(days(), 2) << "Bo alone is read again";
}

TEST_P(SnapshotsOfFigures, hold_what_another_process_has_written) {
  EXPECT_EQ(days(), 0);
  const auto connection = db::testing::open(url());
  const auto ids = system_ids(clock());
  const Context process{*connection, context().clock, *ids, context().config};
  register_through(process, siv, attendance::testing::batch_of(0, {attendance::testing::absent(1, kAda, 0)}),
                   "other", on_changed());
  EXPECT_EQ(days(), 1);
  Snapshots others(process, routines);
  EXPECT_EQ(days_in(others.facts(kToday, false, everybody)), 1);
  register_absent(2, kBo);
  EXPECT_EQ(days_in(others.facts(kToday, false, everybody)), 2);
}

TEST_P(SnapshotsOfFigures, are_loaded_again_when_changes_were_forgotten_unread) {
  absent(1, kAda, "2024-10-30");
  EXPECT_EQ(days(), 1);
  absent(2, kBo, "2024-10-29");
  database().write([&](db::Tx& tx) { record(tx, {kBo}); });
  database().write([&](db::Tx& tx) { record(tx, {kDina}); });
  database().write(
      [&](db::Tx& tx) { people::forget_changes(tx, clock().real_now() + std::chrono::hours(1)); });
  EXPECT_EQ(days(), 2);
}

TEST_P(SnapshotsOfFigures, know_the_pupils_who_came_moved_and_went) {
  absent(1, kAda, "2024-10-30");
  absent(2, kEmil, "2024-10-29");
  EXPECT_EQ(days(), 2);
  database().write([&](db::Tx& tx) {
    tx.execute("delete from enrolment where pupil_id = $1", {kAda});
    record(tx, {kAda});
  });
  EXPECT_EQ(days(), 1);
  database().write([&](db::Tx& tx) {
    tx.execute(
        "insert into enrolment (id, pupil_id, school_id, grade, valid_from) values ($1, $1, $2, 3, "
        "'2024-08-01')",
        {kAda, attendance::testing::kSolvang});
    record(tx, {kAda});
  });
  EXPECT_EQ(days(), 2);
}

TEST_P(SnapshotsOfFigures, are_of_the_calendar_and_the_names_of_now) {
  const auto school = [&] { return snapshots->facts(kToday, false, everybody).schools.front(); };
  EXPECT_EQ(school(), "Solvang skole");
  write_and_record_everything("update school set name = $1", {"Haug skole"});
  EXPECT_EQ(school(), "Haug skole");
  const auto school_days = [&] {
    return snapshots->facts(kToday, false, everybody).years.front().pupils.front().school_days.size();
  };
  const auto before = school_days();
  write_and_record_everything(
      "insert into calendar_day (id, date, kind) values ($1, '2024-10-14', 'holiday')",
      {attendance::testing::numbered(7)});
  EXPECT_EQ(school_days(), before - 1);
}

TEST_P(SnapshotsOfFigures, that_were_handed_out_stay_as_they_were) {
  absent(1, kAda, "2024-10-30");
  const Facts before = snapshots->facts(kToday, false, everybody);
  register_absent(2, kAda);
  EXPECT_EQ(days(), 2);
  snapshots.reset();
  EXPECT_EQ(days_in(before), 1);
}

TEST_P(SnapshotsOfFigures, end_with_the_day_of_the_figure) {
  absent(1, kAda, "2024-09-02");
  absent(2, kAda, "2024-09-03");
  EXPECT_EQ(days({SchoolYear{2024}, *parse_date("2024-09-02")}), 1);
  EXPECT_EQ(days(), 2);
}

// One transaction takes a day of absence from one pupil and gives it to another, so that the total never
// changes. Whoever sees half of it sees one day too few or too many.
TEST_P(SnapshotsOfFigures, never_show_half_of_a_change) {
  constexpr int kMoves = 60;
  const std::vector<PupilId> pupils = {kAda, kBo, kDina, kEmil};
  absent(1, kAda, "2024-10-30");
  std::atomic<bool> is_over = false;
  std::latch first_looks(2);
  const auto look = [&] {
    EXPECT_EQ(days(), 1);
    first_looks.count_down();
    while (!is_over)
      EXPECT_EQ(days(), 1);
  };
  std::thread one(look);
  std::thread two(look);
  first_looks.wait();
  for (std::size_t move = 1; move <= kMoves; ++move) {
    const PupilId& from = pupils[(move - 1) % pupils.size()];
    const PupilId& to = pupils[move % pupils.size()];
    database().write([&](db::Tx& tx) {
      tx.execute("update absence_entry set pupil_id = $1 where id = $2", {to, entry(1)});
      record(tx, {from, to});
    });
    const Facts facts = snapshots->facts(kToday, false, everybody);
    EXPECT_EQ(facts.years.front().pupils.at(move % pupils.size()).facts.size(), 1U)
        << "what was committed before the question";
  }
  is_over = true;
  one.join();
  two.join();
}

/// PostgreSQL alone: SQLite has one writer, so what is written later is committed later.
class LateCommitter : public SnapshotsOfFigures {};
INSTANTIATE_TEST_SUITE_P(Db, LateCommitter, ::testing::Values(db::Engine::postgresql),
                         db::testing::engine_name);

TEST_P(LateCommitter, is_in_the_figures_although_a_later_one_was_read_before) {
  EXPECT_EQ(days(), 0);
  std::latch has_written(1);
  std::latch may_commit(1);
  std::thread late([&] {
    const auto connection = db::testing::open(url());
    const auto ids = system_ids(clock());
    const Context process{*connection, context().clock, *ids, context().config};
    const auto hook = [&](db::Tx& tx, const std::vector<PupilYearKey>& keys) {
      auto changes = on_changed()(tx, keys);
      has_written.count_down();
      may_commit.wait();
      return changes;
    };
    register_through(process, siv,
                     attendance::testing::batch_of(0, {attendance::testing::absent(1, kAda, 0)}), "late",
                     hook);
  });
  has_written.wait();
  register_absent(2, kBo);
  EXPECT_EQ(days(), 1) << "Bo's, which was written later";
  may_commit.count_down();
  late.join();
  EXPECT_EQ(days(), 2);
}

}  // namespace
}  // namespace tilstede::owner
