#include "people/changes_use_cases.hpp"

#include <gtest/gtest.h>

#include <latch>
#include <thread>

#include "attendance/attendance_store_testing.hpp"

namespace tilstede::people {
namespace {

using attendance::testing::kAda;
using attendance::testing::kBo;
using attendance::testing::kDina;

constexpr SchoolYear kYear{2024};

class Changes : public attendance::testing::SchoolTest {
 protected:
  void SetUp() override {
    SchoolTest::SetUp();
    position_ = news().position;
  }

  ChangeNews news() {
    return database().read([&](db::Tx& tx) { return changes_since(tx, position_); });
  }

  /// What is read now and was not read before: "Ada 2024-25, everybody 2023-24".
  std::string told() {
    ChangeNews read = news();
    position_ = std::move(read.position);
    if (read.is_in_doubt) return "in doubt";
    std::string text;
    for (const Change& change : read.changes) {
      if (!text.empty()) text += ", ";
      text += change.pupil ? texts("select given_name from pupil where id = $1", {*change.pupil}).front()
                           : "everybody";
      if (change.year) text += " " + to_text(*change.year);
    }
    return text;
  }

  void record(const PupilId& pupil) {
    database().write([&](db::Tx& tx) { record_changes(tx, context(), {{pupil, kYear}}); });
  }

  void forget_all() {
    database().write([&](db::Tx& tx) { forget_changes(tx, clock().real_now() + std::chrono::hours(1)); });
  }

 private:
  std::optional<ChangePosition> position_;
};
FOR_EACH_ENGINE(Changes);

TEST_P(Changes, are_told_once_each) {
  EXPECT_EQ(told(), "");
  record(kAda);
  record(kBo);
  EXPECT_EQ(told(), "Ada 2024-25, Bo 2024-25");
  record(kAda);
  EXPECT_EQ(told(), "Ada 2024-25");
  EXPECT_EQ(told(), "");
}

TEST_P(Changes, of_what_was_rolled_back_are_not_told) {
  struct Refused {};
  EXPECT_THROW(database().write([&](db::Tx& tx) {
    record_changes(tx, context(), {{kAda, kYear}});
    throw Refused();
  }),
               Refused);
  EXPECT_EQ(told(), "");
}

TEST_P(Changes, of_everything_name_nobody) {
  database().write([&](db::Tx& tx) { record_change_of_everything(tx, context()); });
  EXPECT_EQ(told(), "everybody");
}

TEST_P(Changes, of_very_many_pupils_are_of_everybody_in_that_year) {
  database().write([&](db::Tx& tx) {
    std::vector<PupilYearKey> keys(2'001, {kAda, SchoolYear{2023}});
    keys.push_back({kBo, kYear});
    record_changes(tx, context(), keys);
  });
  EXPECT_EQ(told(), "everybody 2023-24, Bo 2024-25");
}

TEST_P(Changes, that_have_been_read_may_be_forgotten) {
  record(kAda);
  record(kBo);
  EXPECT_EQ(told(), "Ada 2024-25, Bo 2024-25");
  forget_all();
  EXPECT_EQ(texts("select pupil_id from pupil_year_change").size(), 1U) << "the newest is kept";
  EXPECT_EQ(told(), "");
  record(kDina);
  EXPECT_EQ(told(), "Dina 2024-25");
}

TEST_P(Changes, forgotten_before_they_were_read_leave_the_reader_in_doubt_once) {
  record(kAda);
  record(kBo);
  forget_all();
  EXPECT_EQ(told(), "in doubt");
  EXPECT_EQ(told(), "");
  record(kAda);
  EXPECT_EQ(told(), "Ada 2024-25");
}

TEST_P(Changes, that_are_young_are_not_forgotten) {
  record(kAda);
  record(kBo);
  database().write([&](db::Tx& tx) { forget_changes(tx, clock().real_now()); });
  EXPECT_EQ(told(), "Ada 2024-25, Bo 2024-25");
}

TEST_P(Changes, leave_the_reader_of_another_database_in_doubt) {
  record(kAda);
  EXPECT_EQ(told(), "Ada 2024-25");
  ChangePosition elsewhere;
  elsewhere.next = std::int64_t{1} << 60;
  EXPECT_TRUE(database().read([&](db::Tx& tx) { return changes_since(tx, elsewhere).is_in_doubt; }));
}

/// PostgreSQL alone: SQLite has one writer, so what is recorded later is committed later.
class LateChanges : public Changes {
 protected:
  /// While a transaction that has recorded a change of Ada is open. It is committed afterwards.
  template <class Body>
  void while_ada_is_not_committed(const Body& body) {
    std::latch has_recorded(1);
    std::latch may_commit(1);
    std::thread other([&] {
      const auto connection = db::testing::open(url());
      connection->write([&](db::Tx& tx) {
        record_changes(tx, context(), {{kAda, kYear}});
        has_recorded.count_down();
        may_commit.wait();
      });
    });
    has_recorded.wait();
    body();
    may_commit.count_down();
    other.join();
  }
};
INSTANTIATE_TEST_SUITE_P(Db, LateChanges, ::testing::Values(db::Engine::postgresql),
                         db::testing::engine_name);

TEST_P(LateChanges, are_told_although_later_ones_have_been_read_already) {
  while_ada_is_not_committed([&] {
    record(kBo);
    EXPECT_EQ(told(), "Bo 2024-25");
    EXPECT_EQ(told(), "") << "Bo is not told again";
    record(kDina);
    EXPECT_EQ(told(), "Dina 2024-25");
  });
  EXPECT_EQ(told(), "Ada 2024-25");
  EXPECT_EQ(told(), "");
}

TEST_P(LateChanges, keep_what_came_after_them_from_being_forgotten) {
  std::optional<ChangePosition> read_before;
  while_ada_is_not_committed([&] {
    read_before = news().position;
    record(kBo);
    record(kDina);
    forget_all();
  });
  const auto late = database().read([&](db::Tx& tx) { return changes_since(tx, read_before); });
  EXPECT_FALSE(late.is_in_doubt);
  EXPECT_EQ(late.changes.size(), 3U);
}

}  // namespace
}  // namespace tilstede::people
