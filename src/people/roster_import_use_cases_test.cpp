#include "people/roster_import_use_cases.hpp"

#include <gtest/gtest.h>
#include <unistd.h>
#include <zip.h>

#include <filesystem>
#include <fstream>
#include <utility>

#include "people/roster_testing.hpp"
#include "platform/context.hpp"
#include "platform/db/testing.hpp"

namespace tilstede::people {
namespace {

using testing::change;

// Thursday 31 October 2024, noon.
constexpr Instant kNow{std::chrono::sys_days(std::chrono::year(2024) / 10 / 31) + std::chrono::hours(11)};

class RosterImport : public db::testing::EveryEngine {
 protected:
  void SetUp() override {
    db::testing::EveryEngine::SetUp();
    folder_ = std::filesystem::temp_directory_path() / ("tilstede-roster-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
    context_.emplace(Context{database(), clock_, *ids_, config_});
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  ImportReport import(const RosterFiles& files, bool is_strict = false) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    for (const auto& [name, text] : files)
      std::ofstream(folder_ / name, std::ios::binary) << text;
    return import_oneroster(*context_, folder_.string(), {.is_strict = is_strict, .on_progress = {}}, tell());
  }

  ImportReport import_zip(const RosterFiles& files) {
    const std::string path = (folder_ / "roster.zip").string();
    int error = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    for (const auto& [name, text] : files) {
      zip_source_t* source = zip_source_buffer(archive, text.data(), text.size(), 0);
      zip_file_add(archive, ("export/" + name).c_str(), source, ZIP_FL_ENC_UTF_8);
    }
    zip_close(archive);
    return import_oneroster(*context_, path, {}, tell());
  }

  OnPupilYearsChanged tell() {
    return [this](db::Tx&, const std::vector<PupilYearKey>& keys) { told_.push_back(keys); };
  }

  // "ada 2024-25, bo 2024-25" of each import since the last call that said somebody has changed.
  std::vector<std::string> told() {
    std::vector<std::string> texts;
    for (const auto& keys : std::exchange(told_, {})) {
      std::string text;
      for (const PupilYearKey& key : keys) {
        text += (text.empty() ? "" : ", ") +
                trimmed_name(rows("select source_id from pupil where id = '" + to_text(key.pupil) + "'")) +
                " " + to_text(key.year);
      }
      texts.push_back(text);
    }
    return texts;
  }
  static std::string trimmed_name(const std::string& line) { return line.substr(0, line.size() - 1); }

  std::string rows(const std::string& sql) {
    return database().read([&](db::Tx& tx) {
      std::string text;
      db::Rows found = tx.query(sql);
      while (found.next())
        text += found.get<std::string>(0) + "\n";
      return text;
    });
  }

  // "ada 8A 2024-08-01 2025-07-31", one line each.
  std::string members() {
    return rows(
        "select p.source_id || ' ' || c.name || ' ' || cast(m.valid_from as text) || ' ' || cast(m.valid_to "
        "as text) "
        "from class_member m join pupil p on p.id = m.pupil_id join school_class c on c.id = m.class_id "
        "where c.kind = 'homeroom' order by p.source_id, m.valid_from");
  }

  // "solvang 2025-07-31": the school and the last day there.
  std::string enrolments_of(const std::string& pupil) {
    return rows(
        "select s.source_id || ' ' || cast(e.valid_to as text) from enrolment e join school s on "
        "s.id = e.school_id join pupil p on p.id = e.pupil_id where p.source_id = '" +
        pupil + "' order by e.valid_from");
  }

 private:
  std::filesystem::path folder_;
  FixedClock clock_{kNow};
  std::unique_ptr<IdSource> ids_ = counting_ids();
  Config config_;
  std::optional<Context> context_;
  std::vector<std::vector<PupilYearKey>> told_;
};

TEST_P(RosterImport, brings_people_to_their_classes_and_guardians_to_their_children) {
  const auto report = import(testing::small_roster());
  EXPECT_EQ(to_csv(report), "file,line,column,code,message\n");
  EXPECT_EQ(members(),
            "ada 8A 2024-08-01 2025-07-31\nbo 8A 2024-08-01 2025-07-31\ndina 8B 2024-08-01 2025-07-31\n");
  EXPECT_EQ(rows("select g.source_id from guardianship s join guardian g on g.id = s.guardian_id where "
                 "s.origin = 'roster'"),
            "grete\n");
  EXPECT_EQ(rows("select role from staff_role"), "principal\n");
  EXPECT_EQ(rows("select a.name from school s join area a on a.id = s.area_id"), "Nord\n");
  EXPECT_EQ(rows("select cast(first_day as text) from term"), "2024-08-19\n");
}

TEST_P(RosterImport, the_same_roster_twice_changes_nothing) {
  const auto first = import(testing::small_roster());
  const auto second = import(testing::small_roster());
  EXPECT_GT(first.added, 20);
  EXPECT_EQ(second.added, 0);
  EXPECT_EQ(second.changed, 0);
}

TEST_P(RosterImport, tells_once_whose_school_days_or_lessons_are_others) {
  const auto everybody = std::vector<std::string>{"ada 2024-25, bo 2024-25, dina 2024-25"};
  import(testing::small_roster());
  EXPECT_EQ(told(), everybody) << "all are new";
  auto files = testing::small_roster();
  change(files, "users.csv", "Dina,Eide", "Dina,Foss");
  import(files);
  EXPECT_TRUE(told().empty()) << "a name is no ground";
  change(files, "enrollments.csv", "3,,8b,solvang,dina,student,,,\n", "3,,8a,solvang,dina,student,,,\n");
  import(files);
  EXPECT_EQ(told(), std::vector<std::string>{"dina 2024-25"}) << "another class";
  change(files, "enrollments.csv", "3,,8a,solvang,dina", "3,,h8,haug,dina");
  import(files);
  EXPECT_EQ(told(), std::vector<std::string>{"dina 2024-25"}) << "another school";
  change(files, "academicSessions.csv", "2024-08-19,2025-06-20", "2024-08-20,2025-06-20");
  import(files);
  EXPECT_EQ(told(), everybody) << "the year begins later";
  change(files, "courses.csv", "Norsk,NOR", "Norsk,NOR08");
  import(files);
  EXPECT_EQ(told(), everybody) << "a subject has another code";
  import(files);
  EXPECT_TRUE(told().empty());
}

TEST_P(RosterImport, tells_of_an_earlier_school_year_too) {
  auto files = testing::small_roster();
  change(files, "academicSessions.csv", "2425,,,",
         "2324,,,2023-24,schoolYear,2023-08-21,2024-06-20,,2024\n2425,,,");
  change(files, "classes.csv", "8a,,,8A", "7a,,,7A,07,,,homeroom,,solvang,2324\n8a,,,8A");
  change(files, "enrollments.csv", "1,,8a,solvang,ada,student,,,\n",
         "0,,7a,solvang,ada,student,,,\n1,,8a,solvang,ada,student,,,\n");
  import(files);
  told();
  change(files, "enrollments.csv", "0,,7a,solvang,ada,student,,,\n",
         "0,,7a,solvang,ada,student,,2023-08-01,2024-03-01\n");
  import(files);
  EXPECT_EQ(told(), std::vector<std::string>{"ada 2023-24"});
}

TEST_P(RosterImport, a_zip_is_a_folder) {
  import_zip(testing::small_roster());
  EXPECT_EQ(import(testing::small_roster()).added, 0);
}

TEST_P(RosterImport, a_pupil_who_moves_in_mid_year_has_been_at_both_schools) {
  import(testing::small_roster());
  auto files = testing::small_roster();
  change(files, "enrollments.csv", "1,,8a,solvang,ada,student,,,\n",
         "1,,8a,solvang,ada,student,,2024-08-01,2024-10-06\n1b,,h8,haug,ada,student,,2024-10-07,\n");
  import(files);
  EXPECT_EQ(members(),
            "ada 8A 2024-08-01 2024-10-06\nada 8H 2024-10-07 2025-07-31\nbo 8A 2024-08-01 2025-07-31\n"
            "dina 8B 2024-08-01 2025-07-31\n");
  EXPECT_EQ(rows("select s.source_id || ' ' || cast(e.valid_to as text) from enrolment e join school s on "
                 "s.id = e.school_id "
                 "join pupil p on p.id = e.pupil_id where p.source_id = 'ada' order by e.valid_from"),
            "solvang 2024-10-06\nhaug 2025-07-31\n");
}

TEST_P(RosterImport, a_corrected_day_of_beginning_takes_the_place_of_the_wrong_one) {
  import(testing::small_roster());
  for (const char* begins : {"2024-08-19", "2024-09-02", "2024-08-12"}) {
    auto files = testing::small_roster();
    change(files, "enrollments.csv", "1,,8a,solvang,ada,student,,,\n",
           std::string("1,,8a,solvang,ada,student,,") + begins + ",\n");
    const auto report = import(files);
    EXPECT_EQ(report.changed, 2) << "membership and enrolment";
    EXPECT_EQ(report.added, 0);
    EXPECT_EQ(members(), std::string("ada 8A ") + begins +
                             " 2025-07-31\nbo 8A 2024-08-01 2025-07-31\ndina 8B 2024-08-01 2025-07-31\n");
    EXPECT_EQ(enrolments_of("ada"), "solvang 2025-07-31\n");
    EXPECT_EQ(import(files).changed, 0);
  }
}

TEST_P(RosterImport, two_periods_of_one_pupil_are_matched_each_with_its_own) {
  auto files = testing::small_roster();
  change(files, "enrollments.csv", "1,,8a,solvang,ada,student,,,\n",
         "1,,8a,solvang,ada,student,,2024-08-01,2024-09-15\n1b,,8a,solvang,ada,student,,2024-10-01,\n");
  import(files);
  change(files, "enrollments.csv", "2024-08-01,2024-09-15\n1b,,8a,solvang,ada,student,,2024-10-01",
         "2024-08-19,2024-09-20\n1b,,8a,solvang,ada,student,,2024-09-25");
  const auto report = import(files);
  EXPECT_EQ(report.added, 0);
  EXPECT_EQ(members(),
            "ada 8A 2024-08-19 2024-09-20\nada 8A 2024-09-25 2025-07-31\nbo 8A 2024-08-01 2025-07-31\n"
            "dina 8B 2024-08-01 2025-07-31\n");
}

TEST_P(RosterImport, what_came_after_a_break_is_a_period_of_its_own) {
  auto files = testing::small_roster();
  change(files, "enrollments.csv", "1,,8a,solvang,ada,student,,,\n",
         "1,,8a,solvang,ada,student,,2024-08-01,2024-09-15\n");
  import(files);
  change(files, "enrollments.csv", "2024-08-01,2024-09-15", "2024-10-20,");
  import(files);
  EXPECT_EQ(enrolments_of("ada"), "solvang 2024-09-15\nsolvang 2025-07-31\n");
}

TEST_P(RosterImport, who_is_gone_from_the_roster_has_left_since_yesterday) {
  import(testing::small_roster());
  auto files = testing::small_roster();
  change(files, "enrollments.csv", "2,,8a,solvang,bo,student,,,\n", "");
  import(files);
  EXPECT_EQ(members(),
            "ada 8A 2024-08-01 2025-07-31\nbo 8A 2024-08-01 2024-10-30\ndina 8B 2024-08-01 2025-07-31\n");
}

TEST_P(RosterImport, a_new_name_is_taken_over) {
  import(testing::small_roster());
  auto files = testing::small_roster();
  change(files, "users.csv", "Dina,Eide", "Dina,Foss");
  EXPECT_EQ(import(files).changed, 1);
  EXPECT_EQ(rows("select family_name from pupil where source_id = 'dina'"), "Foss\n");
}

TEST_P(RosterImport, a_link_that_the_roster_drops_is_gone_and_what_a_person_confirmed_stands) {
  import(testing::small_roster());
  auto files = testing::small_roster();
  change(files, "users.csv", "\"grete,tante\"", "");
  import(files);
  EXPECT_EQ(rows("select origin from guardianship"), "");
  import(testing::small_roster());
  database().write([](db::Tx& tx) { tx.execute("update guardianship set origin = 'confirmed'"); });
  import(files);
  EXPECT_EQ(rows("select origin from guardianship"), "confirmed\n");
}

TEST_P(RosterImport, strict_writes_nothing_when_a_row_is_refused) {
  auto files = testing::small_roster();
  change(files, "roles.csv", "primary,teacher,,,", "primary,wizard,,,");
  const auto report = import(files, true);
  EXPECT_FALSE(report.is_written);
  EXPECT_EQ(rows("select source_id from pupil"), "");
}

TEST_P(RosterImport, a_refused_row_ends_nothing) {
  import(testing::small_roster());
  auto files = testing::small_roster();
  change(files, "enrollments.csv", "2,,8a,solvang,bo,student,,,", "2,,8a,solvang,bo,student,,2024-13-01,");
  EXPECT_EQ(import(files).refused.size(), 1U);
  EXPECT_EQ(members(),
            "ada 8A 2024-08-01 2025-07-31\nbo 8A 2024-08-01 2025-07-31\ndina 8B 2024-08-01 2025-07-31\n");
  EXPECT_EQ(enrolments_of("bo"), "solvang 2025-07-31\n");
}

TEST_P(RosterImport, a_file_of_changes_is_refused_and_ends_nothing) {
  import(testing::small_roster());
  auto files = testing::small_roster();
  change(files, "manifest.csv", "oneroster.version,1.2\n", "oneroster.version,1.2\nfile.enrollments,delta\n");
  change(files, "enrollments.csv", "2,,8a,solvang,bo,student,,,\n", "");
  const auto report = import(files);
  EXPECT_FALSE(report.is_written);
  EXPECT_EQ(report.refused.at(0).code, "delta-unsupported");
  EXPECT_EQ(report.refused.at(0).line, 4);
  EXPECT_EQ(enrolments_of("bo"), "solvang 2025-07-31\n");
}

TEST_P(RosterImport, who_is_gone_altogether_is_enrolled_no_longer) {
  import(testing::small_roster());
  auto files = testing::small_roster();
  change(files, "users.csv", "bo,,Bo,Dahl,,,,\n", "");
  change(files, "roles.csv", "2,,bo,primary,student,,,solvang\n", "");
  change(files, "enrollments.csv", "2,,8a,solvang,bo,student,,,\n", "");
  EXPECT_EQ(import(files).refused.size(), 0U);
  EXPECT_EQ(enrolments_of("bo"), "solvang 2024-10-30\n");
}

TEST_P(RosterImport, a_class_that_is_gone_has_no_members_and_no_teachers) {
  import(testing::small_roster());
  auto files = testing::small_roster();
  change(files, "classes.csv", "8b,,,8B,08,,,homeroom,,solvang,2425\n", "");
  change(files, "enrollments.csv", "3,,8b,solvang,dina,student,,,\n", "");
  change(files, "enrollments.csv", "6,,8b,solvang,kari,teacher,false,,\n", "");
  EXPECT_EQ(import(files).refused.size(), 0U);
  EXPECT_EQ(members(),
            "ada 8A 2024-08-01 2025-07-31\nbo 8A 2024-08-01 2025-07-31\ndina 8B 2024-08-01 2024-10-30\n");
  EXPECT_EQ(rows("select c.source_id from class_teacher t join school_class c on c.id = t.class_id "
                 "where t.valid_to > '2024-10-31' order by c.source_id"),
            "8a\n");
}

TEST_P(RosterImport, what_guardians_csv_says_of_a_child_is_not_widened_by_the_next_roster) {
  import(testing::small_roster());
  database().write([](db::Tx& tx) { tx.execute("update guardianship set origin = 'guardians_csv'"); });
  auto files = testing::small_roster();
  change(files, "roles.csv", "5,,tante,primary,relative", "5,,tante,primary,parent");
  import(files);
  EXPECT_EQ(rows("select origin from guardianship"), "guardians_csv\n") << "the aunt is not named there";
}

TEST_P(RosterImport, a_protected_child_is_linked_to_nobody) {
  import(testing::small_roster());
  database().write([](db::Tx& tx) { tx.execute("update pupil set protected_address = 'confidential'"); });
  import(testing::small_roster());
  EXPECT_EQ(rows("select origin from guardianship"), "");
  EXPECT_EQ(import(testing::small_roster()).added, 0);
}

TEST_P(RosterImport, terms_and_semesters_are_a_school_year_where_none_is_named) {
  auto files = testing::small_roster();
  change(
      files, "academicSessions.csv", "2425,,,2024-25,schoolYear,2024-08-19,2025-06-20,,2025\n",
      "2425,,,Host,semester,2024-08-19,2024-12-20,,2025\nvar,,,Var,semester,2025-01-03,2025-06-20,,2025\n");
  EXPECT_EQ(import(files).refused.size(), 0U);
  EXPECT_EQ(rows("select cast(first_day as text) || ' ' || cast(last_day as text) from term"),
            "2024-08-19 2025-06-20\n");
  EXPECT_EQ(import(files).changed, 0);
}

FOR_EACH_ENGINE(RosterImport);

}  // namespace
}  // namespace tilstede::people
