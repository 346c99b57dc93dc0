#include "routine/imported_use_cases.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <future>

#include "calendar/calendar_import_use_cases.hpp"
#include "people/roster_import_use_cases.hpp"
#include "people/roster_testing.hpp"
#include "routine/pupil_years_store_testing.hpp"
#include "routine/routine_testing.hpp"

namespace tilstede::routine {
namespace {

using attendance::testing::k8A;
using attendance::testing::kAda;
using attendance::testing::kBo;
using attendance::testing::kEmil;
using attendance::testing::kSolvang;

// Imports into the small school, wired as the command wires them.
class Imported : public testing::RoutineTest {
 protected:
  void TearDown() override { std::filesystem::remove_all(path()); }

  static std::filesystem::path path() {
    return std::filesystem::temp_directory_path() / ("tilstede-imported-" + std::to_string(getpid()));
  }

  people::OnPupilYearsChanged reevaluate_with(const Routines& routines) {
    return [this, &routines](db::Tx& tx, const std::vector<PupilYearKey>& keys) {
      was_locked = is_locked(kEmil);
      reevaluate_imported(tx, context(), routines, keys, [this](const ImportProgress& progress) {
        evaluated.emplace_back(progress.done, progress.total);
      });
    };
  }

  void import_calendar(const Routines& routines, const std::string& rows) {
    std::ofstream(path(), std::ios::binary) << "school_id,date,kind\n" << rows;
    calendar::import_calendar(context(), path().string(), {}, reevaluate_with(routines));
  }

  void import_timetable(const Routines& routines, const std::string& rows) {
    std::ofstream(path(), std::ios::binary)
        << "class_id,weekday,lesson,start,end,subject,teacher_id,valid_from,valid_to\n"
        << rows;
    calendar::import_timetable(context(), path().string(), {}, reevaluate_with(routines));
  }

  void import_roster(const Routines& routines, const people::RosterFiles& files) {
    std::filesystem::remove_all(path());
    std::filesystem::create_directories(path());
    for (const auto& [name, text] : files)
      std::ofstream(path() / name, std::ios::binary) << text;
    people::import_oneroster(context(), path().string(), {}, reevaluate_with(routines));
  }

  // "2024 days-2", of flags that stand.
  std::vector<std::string> flags() {
    return texts(
        "select cast(school_year as text) || ' ' || rule from flag where withdrawn_at is null order by 1");
  }

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

  bool was_locked = false;
  std::vector<std::pair<int, int>> evaluated;
};
FOR_EACH_ENGINE(Imported);

// The small school as a roster: its own ids, so that the roster finds the pupils again.
people::RosterFiles roster(const std::string& ada) {
  return {
      {"manifest.csv", "propertyName,value\noneroster.version,1.2\n"},
      {"orgs.csv",
       "sourcedId,name,type,parentSourcedId\nsolvang,Solvang skole,school,\nhaug,Haug skole,school,\n"},
      {"academicSessions.csv", "sourcedId,type,startDate,endDate\n2425,schoolYear,2024-08-19,2025-06-20\n"},
      {"courses.csv", "sourcedId,title,courseCode\n"},
      {"classes.csv",
       "sourcedId,title,grades,courseSourcedId,classType,schoolSourcedId,termSourcedIds\n"
       "8A,8A,8,,homeroom,solvang,2425\n8B,8B,8,,homeroom,solvang,2425\nH8,H8,8,,homeroom,haug,2425\n"},
      {"users.csv", "sourcedId,givenName,familyName,agentSourcedIds\nAda,Ada,Ask,\n"},
      {"roles.csv", "userSourcedId,role,orgSourcedId\nAda,student,solvang\n"},
      {"enrollments.csv", "classSourcedId,userSourcedId,role,primary,beginDate,endDate\n" + ada}};
}

// Two of the 22 school days of October up to the 30th are no tenth; of 19 they are more.
const Routines& a_share() {
  static const Routines kRoutines =
      with_rules({share_rule("share", "calendar month", CountTest::Limit::share_over_percent, 10)});
  return kRoutines;
}

TEST_P(Imported, a_new_holiday_raises_a_flag_and_one_that_goes_withdraws_it) {
  absent(1, kAda, "2024-10-28");
  absent(2, kAda, "2024-10-30");
  import_calendar(a_share(), ",2024-09-02,holiday\n");
  EXPECT_EQ(flags(), std::vector<std::string>{}) << "2 of 22 days";
  import_calendar(a_share(), ",2024-10-01,holiday\n,2024-10-02,holiday\n,2024-10-03,holiday\n");
  EXPECT_EQ(flags(), std::vector<std::string>{"2024 share"}) << "2 of 19 days";
  EXPECT_TRUE(was_locked);
  import_calendar(a_share(), ",2024-09-02,holiday\n");
  EXPECT_EQ(flags(), std::vector<std::string>{});
}

TEST_P(Imported, an_earlier_school_year_is_evaluated_too) {
  run("insert into term (id, school_year, first_day, last_day) values ($1, 2023, '2023-08-21', '2024-06-20')",
      {entry(90)});
  run("update enrolment set valid_from = '2023-08-01' where pupil_id = $1", {kAda});
  absent(1, kAda, "2023-10-30");
  absent(2, kAda, "2023-10-31");
  import_calendar(a_share(), ",2023-10-02,holiday\n,2023-10-03,holiday\n,2023-10-04,holiday\n");
  EXPECT_EQ(flags(), std::vector<std::string>{"2023 share"});
  import_calendar(a_share(), ",2023-12-22,holiday\n");
  EXPECT_EQ(flags(), std::vector<std::string>{});
}

TEST_P(Imported, another_timetable_makes_another_day) {
  const Routines routines = with_rules({count_rule("day", "school year", 1)});
  for (const int lesson : {1, 2, 3})
    absent(lesson, kAda, "2024-10-31", lesson);
  const std::string row = ",08:00,08:45,,,2024-08-01,2025-07-31\n";
  import_timetable(routines,
                   "8A,4,1,08:00,08:45,,,2024-08-01,\n8A,4,2,08:50,09:35,,,2024-08-01,\n"
                   "8A,4,3,09:40,10:25,,,2024-08-01,\n");
  EXPECT_EQ(flags(), std::vector<std::string>{"2024 day"}) << "all three lessons";
  import_timetable(routines,
                   "8A,4,1,08:00,08:45,,,2024-08-01,\n8A,4,2,08:50,09:35,,,2024-08-01,\n"
                   "8A,4,3,09:40,10:25,,,2024-08-01,\n8A,4,4,10:30,11:15,,,2024-08-01,\n");
  EXPECT_EQ(flags(), std::vector<std::string>{}) << "three of four";
}

TEST_P(Imported, a_move_in_the_roster_is_another_count_of_school_days) {
  absent(1, kAda, "2024-10-28");
  absent(2, kAda, "2024-10-30");
  import_roster(a_share(), roster("8A,Ada,student,,,\n"));
  EXPECT_EQ(flags(), std::vector<std::string>{}) << "2 of 22 days";
  import_roster(a_share(), roster("8A,Ada,student,,2024-10-07,\n"));
  EXPECT_EQ(flags(), std::vector<std::string>{"2024 share"}) << "2 of 18 days";
  EXPECT_TRUE(was_locked) << "a roster may touch anybody";
  import_roster(a_share(), roster("H8,Ada,student,,2024-08-01,2024-10-06\n8A,Ada,student,,2024-10-07,\n"));
  EXPECT_EQ(flags(), std::vector<std::string>{}) << "she was at another school before";
}

TEST_P(Imported, only_those_with_absence_or_a_flag_are_evaluated_and_a_flag_without_absence_goes) {
  const Routines routines = with_rules({count_rule("day", "school year", 1)});
  absent(1, kAda, "2024-10-28");
  EXPECT_EQ(changes_of(routines, {kAda, kBo}), "raised day");
  run("update absence_entry set superseded_by = id");
  import_calendar(routines, ",2024-10-01,holiday\n");
  EXPECT_EQ(flags(), std::vector<std::string>{});
  EXPECT_EQ(evaluated, (std::vector<std::pair<int, int>>{{1, 1}})) << "of four pupils";
}

}  // namespace
}  // namespace tilstede::routine
