#include "attendance/absence_import_use_cases.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <future>
#include <nlohmann/json.hpp>
#include <numeric>
#include <random>

#include "attendance/attendance_store_testing.hpp"

namespace tilstede::attendance {
namespace {

using testing::absent;
using testing::batch_of;
using testing::kAda;
using testing::kBo;

constexpr const char* kHeader =
    "entry_id,pupil_id,date,kind,lesson,minutes,subject,documentation,reason,reported_by,note\n";

class AbsenceImport : public testing::SchoolTest {
 protected:
  void SetUp() override {
    testing::SchoolTest::SetUp();
    path_ =
        std::filesystem::temp_directory_path() / ("tilstede-absence-" + std::to_string(getpid()) + ".csv");
  }
  void TearDown() override { std::filesystem::remove(path_); }

  ImportReport import(const std::string& rows, bool is_strict = false) {
    std::ofstream(path_, std::ios::binary) << kHeader << rows;
    const auto tell = [this](const ImportProgress& progress) {
      const bool is_reading = progress.what == path_.filename().string();
      progress_.push_back((is_reading ? "read" : std::string(progress.what)) + " " +
                          std::to_string(progress.done) + " of " + std::to_string(progress.total));
    };
    return import_absence(context(), path_.string(), {.is_strict = is_strict, .on_progress = tell},
                          on_changed());
  }

  // "ada" is the roster's id of Ada, and so on.
  std::string source_id(const PupilId& pupil) {
    return texts("select source_id from pupil where id = $1", {pupil}).at(0);
  }
  std::string ada() { return source_id(kAda); }
  std::string bo() { return source_id(kBo); }

  // Whether another connection would have to wait; SQLite has one writer and no row locks.
  bool is_locked(const PupilId& pupil) {
    if (database().engine() == db::Engine::sqlite) return true;
    // A thread of its own, because a closure may not open another.
    return std::async(std::launch::async,
                      [&] {
                        return db::testing::open(url())->write([&](db::Tx& tx) {
                          return !tx.query("select id from pupil where id = $1 for update skip locked",
                                           {pupil})
                                      .next();
                        });
                      })
        .get();
  }

  OnPupilYearChanged on_changed() override {
    return [this, told = SchoolTest::on_changed()](db::Tx& tx, const std::vector<PupilYearKey>& keys) {
      if (during_evaluation) during_evaluation();
      return told(tx, keys);
    };
  }
  std::function<void()> during_evaluation;

  // "Ada 2024-10-29 0 3": the entry of every day, by its sender's id.
  std::vector<std::string> standing() {
    return texts(
        "select p.source_id || ' ' || cast(e.date as text) || ' ' || coalesce(e.source_entry_id, '') || ' ' "
        "|| "
        "e.documentation from absence_entry e join pupil p on p.id = e.pupil_id where e.superseded_by is "
        "null "
        "order by 1");
  }

  std::vector<std::string> effective() {
    return texts("select kind from absence_entry where superseded_by is null order by date, lesson");
  }

  std::vector<std::string> progress_;

 private:
  std::filesystem::path path_;
};

std::string refusals(const ImportReport& report) {
  std::string text;
  for (const RefusedRow& row : report.refused) {
    text += std::to_string(row.line) + ":" + row.column + ":" + row.code + "\n";
  }
  return text;
}

TEST_P(AbsenceImport, rows_become_effective_entries_and_each_pupil_year_is_evaluated_once) {
  const auto report = import("1," + ada() + ",2024-10-29,day,,,,documented,illness,guardian,\n" + "2," +
                             ada() + ",2024-10-30,late,1,12,,undocumented,,unknown,Forsov seg\n");
  EXPECT_EQ(report.added, 2) << refusals(report);
  EXPECT_EQ(effective(), (std::vector<std::string>{"day", "late"}));
  ASSERT_EQ(changed.size(), 1U);
  EXPECT_EQ(changed[0].pupil, kAda);
}

TEST_P(AbsenceImport, tells_how_far_it_has_come_when_reading_and_when_writing) {
  import("1," + ada() + ",2024-10-29,day,,,,documented,,guardian,\n2," + ada() +
         ",2024-10-30,day,,,,documented,,guardian,\n");
  EXPECT_EQ(progress_, (std::vector<std::string>{"read 2 of 2", "read 2 of 2", "writing 0 of 2",
                                                 "writing 2 of 2", "written 2 of 2"}));
}

TEST_P(AbsenceImport, a_note_is_internal) {
  import("1," + ada() + ",2024-10-29,day,,,,documented,illness,guardian,Ringte\n");
  EXPECT_EQ(texts("select note_internal from absence_entry where note_home is null"),
            std::vector<std::string>{"Ringte"});
}

TEST_P(AbsenceImport, the_same_file_twice_changes_nothing) {
  const std::string rows = "1," + ada() + ",2024-10-29,day,,,,documented,illness,guardian,\n";
  import(rows);
  changed.clear();
  const auto again = import(rows);
  EXPECT_EQ(again.unchanged, 1);
  EXPECT_EQ(again.added, 0);
  EXPECT_TRUE(changed.empty());
  EXPECT_EQ(texts("select id from absence_entry").size(), 1U);
}

TEST_P(AbsenceImport, a_changed_row_supersedes_what_it_said_before) {
  import("1," + ada() + ",2024-10-29,day,,,,undocumented,,nobody,\n");
  const auto report = import("1," + ada() + ",2024-10-30,lesson,2,30,,documented,illness,guardian,\n");
  EXPECT_EQ(report.changed, 1) << refusals(report);
  EXPECT_EQ(effective(), std::vector<std::string>{"lesson"});
  EXPECT_EQ(
      texts("select id from absence_entry where superseded_by is not null and superseded_at is not null")
          .size(),
      1U);
}

TEST_P(AbsenceImport, what_was_made_by_hand_stands_and_is_named) {
  register_marks(kari, batch_of(1, {absent(1, kAda, 1)}));
  const auto report = import("1," + ada() + ",2024-10-31,late,1,5,,undocumented,,unknown,\n");
  EXPECT_EQ(refusals(report), "2:lesson:hand-made-entry\n");
  EXPECT_NE(report.refused[0].message.find(to_text(testing::numbered(1))), std::string::npos);
  EXPECT_EQ(effective(), std::vector<std::string>{"lesson"});
}

TEST_P(AbsenceImport,
       a_row_corrected_by_hand_is_unchanged_when_sent_again_and_refused_when_it_says_something_new) {
  const std::string row = "1," + ada() + ",2024-10-31,lesson,1,,,undocumented,,unknown,\n";
  import(row);
  const EntryId imported{*parse_uuid(texts("select id from absence_entry").at(0))};
  register_marks(kari, batch_of(1, {testing::late(1, kAda, 5, imported)}));
  EXPECT_EQ(import(row).unchanged, 1);
  EXPECT_EQ(refusals(import("1," + ada() + ",2024-10-31,lesson,1,20,,undocumented,,unknown,\n")),
            "2:entry_id:hand-made-entry\n");
  EXPECT_EQ(effective(), std::vector<std::string>{"late"});
}

TEST_P(AbsenceImport, the_correction_by_hand_that_stands_is_named) {
  import("1," + ada() + ",2024-10-31,lesson,1,,,undocumented,,unknown,\n");
  const EntryId imported{*parse_uuid(texts("select id from absence_entry").at(0))};
  register_marks(kari, batch_of(1, {testing::late(1, kAda, 5, imported)}));
  register_marks(kari, batch_of(1, {testing::late(2, kAda, 6, testing::id<EntryId>(1))}));
  const auto report = import("1," + ada() + ",2024-10-31,lesson,1,20,,undocumented,,unknown,\n");
  ASSERT_EQ(refusals(report), "2:entry_id:hand-made-entry\n");
  EXPECT_NE(report.refused[0].message.find(to_text(testing::numbered(2))), std::string::npos);
}

TEST_P(AbsenceImport, the_newest_version_is_the_one_that_stands_though_the_clock_was_set_back) {
  import("1," + ada() + ",2024-10-28,day,,,,undocumented,,nobody,\n");
  clock().set(clock().now() - std::chrono::hours(1));
  import("1," + ada() + ",2024-10-29,day,,,,undocumented,,nobody,\n");
  const auto report = import("1," + ada() + ",2024-10-30,day,,,,undocumented,,nobody,\n");
  EXPECT_EQ(refusals(report), "");
  EXPECT_EQ(standing(), std::vector<std::string>{ada() + " 2024-10-30 1 undocumented"});
}

TEST_P(AbsenceImport, the_pupil_an_entry_is_moved_away_from_is_locked_too) {
  import("1," + ada() + ",2024-10-29,day,,,,undocumented,,nobody,\n");
  changed.clear();
  bool was_locked = false;
  during_evaluation = [&] { was_locked = is_locked(kAda) && is_locked(kBo); };
  import("1," + bo() + ",2024-10-29,day,,,,undocumented,,nobody,\n");
  EXPECT_TRUE(was_locked);
  EXPECT_EQ(changed.size(), 2U);
}

TEST_P(AbsenceImport, any_file_twice_is_once_and_the_order_of_its_rows_is_nothing) {
  const auto any_rows = [this](std::mt19937& random) {
    std::vector<std::string> rows;
    for (int entry = 0; entry < 6; ++entry) {
      if (random() % 4 == 0) continue;
      rows.push_back(std::to_string(entry) + "," + (random() % 3 == 0 ? bo() : ada()) + ",2024-10-2" +
                     std::to_string(7 + random() % 3) + ",day,,,," +
                     (random() % 2 == 0 ? "documented" : "undocumented") + ",,nobody,\n");
    }
    std::shuffle(rows.begin(), rows.end(), random);
    return rows;
  };
  const auto joined = [](const std::vector<std::string>& rows) {
    return std::accumulate(rows.begin(), rows.end(), std::string());
  };
  for (unsigned seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const std::string before = joined(any_rows(random));
    auto rows = any_rows(random);
    import(before);
    import(joined(rows));
    const auto once = standing();
    EXPECT_EQ(import(joined(rows)).added, 0);
    EXPECT_EQ(standing(), once);
    run("delete from absence_entry");
    import(before);
    std::reverse(rows.begin(), rows.end());
    import(joined(rows));
    EXPECT_EQ(standing(), once);
    run("delete from absence_entry");
  }
}

TEST_P(AbsenceImport, each_wrong_row_comes_back_with_line_column_and_code_and_the_good_ones_are_written) {
  const auto report = import("1," + ada() +
                             ",2024-10-29,day,,,,documented,,guardian,\n"          // good
                             "2,nobody,2024-10-29,day,,,,documented,,guardian,\n"  // 3
                             "3," +
                             ada() +
                             ",2024-02-30,day,,,,documented,,guardian,\n"  // 4
                             "4," +
                             ada() +
                             ",2024-10-30,ill,,,,documented,,guardian,\n"  // 5
                             "5," +
                             ada() +
                             ",2024-10-30,day,2,,,documented,,guardian,\n"  // 6
                             "6," +
                             ada() +
                             ",2024-10-30,lesson,,,,documented,,guardian,\n"  // 7
                             "7," +
                             ada() +
                             ",2024-10-30,lesson,1,-4,,documented,,guardian,\n"  // 8
                             "8," +
                             ada() +
                             ",2024-10-30,lesson,1,,,maybe,,guardian,\n"  // 9
                             "9," +
                             ada() +
                             ",2024-10-30,lesson,1,,,documented,flu,guardian,\n"  // 10
                             "10," +
                             ada() +
                             ",2024-10-30,lesson,1,,,documented,,mother,\n"  // 11
                             "11," +
                             ada() +
                             ",2024-10-27,day,,,,documented,,guardian,\n"  // 12, a Sunday
                             "12," +
                             ada() +
                             ",2020-10-29,day,,,,documented,,guardian,\n"  // 13
                             "13," +
                             ada() +
                             ",2024-10-30,lesson,1,,XYZ,documented,,guardian,\n"  // 14
                             "1," +
                             ada() +
                             ",2024-10-28,day,,,,documented,,guardian,\n"  // 15
                             "15," +
                             ada() +
                             ",2024-10-29,day,,,,documented,,guardian,\n"  // 16
                             "16," +
                             ada() + ",2024-10-30\n");  // 17
  EXPECT_EQ(
      refusals(report),
      "3:pupil_id:pupil-unknown\n4:date:date-malformed\n5:kind:kind-unknown\n6:lesson:lesson-not-allowed\n"
      "7:lesson:lesson-malformed\n8:minutes:minutes-malformed\n9:documentation:documentation-unknown\n"
      "10:reason:reason-unknown\n11:reported_by:reported-by-unknown\n12:date:no-school-that-day\n"
      "13:date:not-enrolled\n14:subject:subject-unknown\n15:entry_id:entry-id-twice\n"
      "16:lesson:duplicate-in-file\n17::column-count\n");
  EXPECT_EQ(report.added, 1);
  EXPECT_EQ(effective(), std::vector<std::string>{"day"});
}

TEST_P(AbsenceImport, strict_writes_nothing_when_a_row_is_refused) {
  const auto report = import(
      "1," + ada() +
          ",2024-10-29,day,,,,documented,,guardian,\n2,nobody,2024-10-29,day,,,,documented,,guardian,\n",
      true);
  EXPECT_FALSE(report.is_written);
  EXPECT_TRUE(effective().empty());
}

TEST_P(AbsenceImport, a_refusal_never_repeats_what_the_row_says_of_a_person) {
  const auto report =
      import("1,hemmelig-elev,2024-10-29,day,,,,documented,hemmelig-reason,hemmelig-by,hemmelig-note\n");
  EXPECT_FALSE(report.refused.empty());
  EXPECT_EQ(to_csv(report).find("hemmelig"), std::string::npos);
}

TEST_P(AbsenceImport, an_import_is_an_audit_event_with_counts) {
  import("1," + ada() + ",2024-10-29,day,,,,documented,,guardian,\n");
  const auto payloads = texts("select payload from audit_event where action = 'absence.imported'");
  ASSERT_EQ(payloads.size(), 1U);
  EXPECT_NE(payloads[0].find("\"added\":1"), std::string::npos);
}

FOR_EACH_ENGINE(AbsenceImport);

}  // namespace
}  // namespace tilstede::attendance
