#include "calendar/calendar_import_use_cases.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "attendance/attendance_store_testing.hpp"
#include "people/people_files_import_use_cases.hpp"

namespace tilstede {
namespace {

namespace testing = attendance::testing;
using attendance::testing::kAda;

// The files beside a roster, into the small school of attendance's tests.
class FilesBesideTheRoster : public attendance::testing::SchoolTest {
 protected:
  using Import = ImportReport (*)(const Context&, const std::string&, const ImportOptions&);
  using ImportAndTell = ImportReport (*)(const Context&, const std::string&, const ImportOptions&,
                                         const people::OnPupilYearsChanged&);

  void TearDown() override { std::filesystem::remove(path()); }

  std::filesystem::path path() const {
    return std::filesystem::temp_directory_path() / ("tilstede-import-" + std::to_string(getpid()) + ".csv");
  }

  ImportReport import(ImportAndTell import_file, const std::string& text) {
    std::ofstream(path(), std::ios::binary) << text;
    return import_file(context(), path().string(), {},
                       [this](db::Tx&, const std::vector<PupilYearKey>& keys) { told.push_back(keys); });
  }

  // What each import said has changed.
  std::vector<std::vector<PupilYearKey>> told;

  ImportReport import(Import import_file, const std::string& text, bool is_strict = false) {
    std::ofstream(path(), std::ios::binary) << text;
    return import_file(context(), path().string(), {.is_strict = is_strict, .on_progress = {}});
  }

  std::string source_id(const std::string& table) {
    return texts("select source_id from " + table + " order by source_id").at(0);
  }
};

TEST_P(FilesBesideTheRoster, a_calendar_says_all_there_is_to_say_of_its_school_year) {
  import(calendar::import_calendar, "school_id,date,kind\n,2024-09-30,holiday\n,2024-10-01,holiday\n");
  const auto report = import(calendar::import_calendar,
                             "school_id,date,kind\n,2024-10-01,planning_day\n,2024-10-02,holiday\n");
  EXPECT_EQ(texts("select cast(date as text) || kind from calendar_day order by date"),
            (std::vector<std::string>{"2024-10-01planning_day", "2024-10-02holiday"}));
  EXPECT_EQ(report.added, 1);
  EXPECT_EQ(report.changed, 2);
}

TEST_P(FilesBesideTheRoster, the_same_calendar_twice_changes_nothing) {
  const std::string file = "school_id,date,kind\n,2024-09-30,holiday\nsolvang,2024-10-01,extra_school_day\n";
  EXPECT_EQ(import(calendar::import_calendar, file).added, 2);
  const auto again = import(calendar::import_calendar, file);
  EXPECT_EQ(again.unchanged, 2);
  EXPECT_EQ(again.changed, 0);
}

TEST_P(FilesBesideTheRoster, a_school_that_the_roster_lacks_is_refused) {
  const auto report = import(calendar::import_calendar, "school_id,date,kind\nfjell,2024-09-30,holiday\n");
  ASSERT_EQ(report.refused.size(), 1U);
  EXPECT_EQ(report.refused[0].code, "school-unknown");
  EXPECT_EQ(report.refused[0].line, 2);
}

TEST_P(FilesBesideTheRoster, a_timetable_replaces_that_of_its_classes_and_twice_is_once) {
  const std::string school_class = source_id("school_class");
  const std::string file = "class_id,weekday,lesson,start,end,subject,teacher_id,valid_from,valid_to\n" +
                           school_class + ",1,1,08:00,08:45,NOR,,2024-08-01,2025-07-31\n" + school_class +
                           ",1,2,08:50,09:35,nor,,2024-08-01,\n";
  import(calendar::import_timetable, file);
  EXPECT_EQ(
      texts("select cast(t.lesson as text) from timetable_lesson t join school_class c on c.id = t.class_id "
            "where c.source_id = $1 and t.subject_id is not null order by t.lesson",
            {school_class}),
      (std::vector<std::string>{"1", "2"}));
  const auto again = import(calendar::import_timetable, file);
  EXPECT_EQ(again.unchanged, 2);
  EXPECT_EQ(again.added + again.changed, 0);
}

TEST_P(FilesBesideTheRoster, a_calendar_tells_whose_school_days_are_others) {
  const std::vector<PupilYearKey> everybody{
      {kAda, {2024}}, {testing::kBo, {2024}}, {testing::kDina, {2024}}, {testing::kEmil, {2024}}};
  import(calendar::import_calendar, "school_id,date,kind\n,2024-09-30,holiday\n,2023-10-02,holiday\n");
  EXPECT_EQ(told, (std::vector<std::vector<PupilYearKey>>{everybody})) << "nobody was enrolled in 2023-24";
  // The same, a Saturday, a name: the days are as they were.
  import(calendar::import_calendar,
         "school_id,date,kind,name\n,2024-09-30,holiday,Høstferie\n,2024-10-05,holiday,\n");
  EXPECT_EQ(told.size(), 1U);
  import(calendar::import_calendar, "school_id,date,kind\nsolvang,2024-10-05,extra_school_day\n");
  EXPECT_EQ(told.size(), 2U);
  import(calendar::import_calendar, "school_id,date,kind\n,2024-10-01,planning_day\n");
  EXPECT_EQ(told.size(), 3U) << "a day came and another went";
}

TEST_P(FilesBesideTheRoster, a_timetable_tells_whose_lessons_are_others) {
  const std::string header = "class_id,weekday,lesson,start,end,subject,teacher_id,valid_from,valid_to\n";
  import(calendar::import_timetable, header + "8B,1,1,08:00,08:45,NOR,,2024-08-01,2025-07-31\n");
  const std::vector<PupilYearKey> of_8b{{testing::kEmil, {2024}}};
  EXPECT_EQ(told, (std::vector<std::vector<PupilYearKey>>{of_8b}));
  import(calendar::import_timetable, header + "8B,1,1,08:00,08:45,NOR,Kari,2024-08-01,2025-07-31\n");
  EXPECT_EQ(told.size(), 1U) << "another teacher is no other lesson";
  import(calendar::import_timetable, header + "8B,1,1,08:00,09:00,NOR,Kari,2024-08-01,2025-07-31\n");
  EXPECT_EQ(told.size(), 2U);
}

TEST_P(FilesBesideTheRoster, a_refused_row_of_a_calendar_removes_nothing) {
  import(calendar::import_calendar, "school_id,date,kind\n,2024-09-30,holiday\n,2024-10-01,holiday\n");
  for (const char* wrong : {",2024-13-01,holiday\n", "fjell,2024-10-01,holiday\n"}) {
    const auto report = import(calendar::import_calendar,
                               std::string("school_id,date,kind\n,2024-09-30,planning_day\n") + wrong);
    EXPECT_EQ(report.refused.size(), 1U);
    EXPECT_EQ(texts("select cast(date as text) || kind from calendar_day order by date"),
              (std::vector<std::string>{"2024-09-30planning_day", "2024-10-01holiday"}));
  }
}

TEST_P(FilesBesideTheRoster, a_refused_event_of_an_icalendar_removes_nothing) {
  import(calendar::import_calendar, "school_id,date,kind\n,2024-09-30,holiday\n,2024-10-01,holiday\n");
  import(calendar::import_calendar,
         "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20240930\nSUMMARY:Høstferie\nEND:VEVENT\n"
         "BEGIN:VEVENT\nDTSTART:20241001T080000\nEND:VEVENT\nEND:VCALENDAR\n");
  EXPECT_EQ(texts("select cast(date as text) from calendar_day order by date"),
            (std::vector<std::string>{"2024-09-30", "2024-10-01"}));
}

TEST_P(FilesBesideTheRoster, a_refused_row_of_a_timetable_removes_nothing) {
  const std::string school_class = source_id("school_class");
  const std::string file = "class_id,weekday,lesson,start,end,subject,teacher_id,valid_from,valid_to\n" +
                           school_class + ",1,1,08:00,08:45,,,2024-08-01,\n";
  import(calendar::import_timetable, file + school_class + ",1,2,08:50,09:35,,,2024-08-01,\n");
  for (const char* wrong : {",1,2,08:50,0935,,,2024-08-01,\n", ",1,2,08:50,09:35,XYZ,,2024-08-01,\n"}) {
    EXPECT_EQ(import(calendar::import_timetable, file + school_class + wrong).refused.size(), 1U);
    EXPECT_EQ(texts("select cast(t.lesson as text) from timetable_lesson t join school_class c on "
                    "c.id = t.class_id where c.source_id = $1 order by t.lesson",
                    {school_class}),
              (std::vector<std::string>{"1", "2"}));
  }
}

TEST_P(FilesBesideTheRoster, rights_of_a_guardian_are_taken_over_and_a_confirmed_link_stays_confirmed) {
  const std::string pupil = texts("select source_id from pupil where id = $1", {kAda}).at(0);
  const std::string header =
      "pupil_id,guardian_id,parental_responsibility,may_see,may_report,may_consent,confirmed_by\n";
  import(people::import_guardians,
         header + pupil + ",grete,true,true,false,false," + source_id("staff") + "\n");
  EXPECT_EQ(texts("select origin from guardianship"), std::vector<std::string>{"confirmed"});
  import(people::import_guardians, header + pupil + ",grete,true,false,false,false,\n");
  EXPECT_EQ(texts("select origin from guardianship where not may_see"),
            std::vector<std::string>{"confirmed"});
  EXPECT_EQ(import(people::import_guardians, header + pupil + ",grete,true,false,false,false,\n").unchanged,
            1);
}

TEST_P(FilesBesideTheRoster, a_confirmed_link_that_grows_must_be_confirmed_again) {
  const std::string pupil = texts("select source_id from pupil where id = $1", {kAda}).at(0);
  run("update pupil set protected_address = 'confidential' where id = $1", {kAda});
  const std::string row =
      "pupil_id,guardian_id,parental_responsibility,may_see,may_report,may_consent,confirmed_by\n" + pupil +
      ",grete,";
  const std::string confirmed = source_id("staff") + "\n";
  import(people::import_guardians, row + "true,true,false,false," + confirmed);
  import(people::import_guardians, row + "true,false,false,true,\n");
  EXPECT_EQ(texts("select origin from guardianship where may_consent and not may_see"),
            std::vector<std::string>{"guardians_csv"});
  import(people::import_guardians, row + "true,false,false,true," + confirmed);
  EXPECT_EQ(texts("select origin from guardianship where may_consent"),
            std::vector<std::string>{"confirmed"});
  for (const char* wider : {"true,true,false,true,\n", "true,true,true,true,\n"}) {
    import(people::import_guardians, row + wider);
    EXPECT_EQ(texts("select origin from guardianship"), std::vector<std::string>{"guardians_csv"});
  }
}

TEST_P(FilesBesideTheRoster, strict_leaves_everything_as_it_was) {
  const std::string pupil = texts("select source_id from pupil where id = $1", {kAda}).at(0);
  const auto report = import(
      people::import_pupils,
      "pupil_id,protected_address,language,interpreter\n" + pupil + ",fortrolig,,false\nnobody,none,,false\n",
      true);
  EXPECT_FALSE(report.is_written);
  EXPECT_EQ(report.changed, 0);
  EXPECT_EQ(texts("select protected_address from pupil where id = $1", {kAda}),
            std::vector<std::string>{"none"});
}

FOR_EACH_ENGINE(FilesBesideTheRoster);

}  // namespace
}  // namespace tilstede
