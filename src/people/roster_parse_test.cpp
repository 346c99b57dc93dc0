#include "people/roster_parse.hpp"

#include <gtest/gtest.h>

#include "people/roster_testing.hpp"

namespace tilstede::people {
namespace {

using testing::change;
using testing::small_roster;

ParsedRoster parse(const RosterFiles& files) {
  return parse_roster(files, {});
}

std::string refusals(const ParsedRoster& parsed) {
  std::string text;
  for (const RefusedRow& row : parsed.refused) {
    text += row.file + ":" + std::to_string(row.line) + ":" + row.column + ":" + row.code + "\n";
  }
  return text;
}

TEST(RosterParse, a_whole_roster_has_nothing_refused) {
  const auto parsed = parse(small_roster());
  EXPECT_EQ(refusals(parsed), "");
  EXPECT_EQ(parsed.roster.schools.at(0).area, "nord");
  EXPECT_EQ(parsed.roster.schools.at(1).area, "");
  EXPECT_EQ(parsed.roster.pupils.size(), 3U);
  EXPECT_EQ(parsed.roster.pupils.at(0).gender, "female");
  EXPECT_EQ(parsed.roster.classes.at(3).subject, "fag-nor");
}

TEST(RosterParse, only_parents_and_guardians_link_to_a_child) {
  const auto parsed = parse(small_roster());
  ASSERT_EQ(parsed.roster.guardianships.size(), 1U);
  EXPECT_EQ(parsed.roster.guardianships[0].guardian, "grete");
}

TEST(RosterParse, primary_in_a_homeroom_is_the_contact_teacher) {
  const auto teachers = parse(small_roster()).roster.teachers;
  ASSERT_EQ(teachers.size(), 2U);
  EXPECT_TRUE(teachers[0].is_contact_teacher);
  EXPECT_FALSE(teachers[1].is_contact_teacher);
}

TEST(RosterParse, a_change_of_class_within_the_school_is_one_enrolment) {
  auto files = small_roster();
  change(files, "enrollments.csv", "1,,8a,solvang,ada,student,,,\n",
         "1,,8a,solvang,ada,student,,2024-08-01,2024-10-06\n1b,,8b,solvang,ada,student,,2024-10-07,\n");
  const auto parsed = parse(files);
  EXPECT_EQ(parsed.roster.enrolments.size(), 3U);
}

TEST(RosterParse, a_move_in_mid_year_is_two_enrolments) {
  auto files = small_roster();
  change(files, "enrollments.csv", "1,,8a,solvang,ada,student,,,\n",
         "1,,8a,solvang,ada,student,,2024-08-01,2024-10-06\n1b,,h8,haug,ada,student,,2024-10-07,\n");
  std::string places;
  for (const RosterEnrolment& enrolment : parse(files).roster.enrolments) {
    if (enrolment.pupil == "ada") places += enrolment.school + " " + to_text(enrolment.days.from) + "\n";
  }
  EXPECT_EQ(places, "haug 2024-10-07\nsolvang 2024-08-01\n");
}

TEST(RosterParse, a_deleted_row_is_absent) {
  auto files = small_roster();
  change(files, "enrollments.csv", "2,,8a", "2,tobedeleted,8a");
  EXPECT_EQ(parse(files).roster.members.size(), 3U);
}

TEST(RosterParse, each_wrong_row_is_named_with_file_line_and_column) {
  auto files = small_roster();
  change(files, "classes.csv", "h8,,,8H,8,", "h8,,,8H,12,");
  change(files, "roles.csv", "primary,teacher,,,", "primary,wizard,,,");
  change(files, "enrollments.csv", "2,,8a,solvang,bo,student,,,", "2,,8a,solvang,bo,student,,31.10.2024,");
  change(files, "enrollments.csv", "3,,8b,solvang,dina,student,,,", "3,,9z,solvang,dina,student,,,");
  EXPECT_EQ(refusals(parse(files)),
            "classes.csv:4:grades:grade-unknown\nroles.csv:7:role:role-unknown\nusers.csv:7:sourcedId:role-"
            "missing\n"
            "enrollments.csv:3:beginDate:date-malformed\nenrollments.csv:4:classSourcedId:class-unknown\n"
            "enrollments.csv:6:userSourcedId:staff-unknown\nenrollments.csv:7:userSourcedId:staff-unknown\n");
}

TEST(RosterParse, a_missing_file_leaves_nothing_to_write) {
  auto files = small_roster();
  files.erase("enrollments.csv");
  const auto parsed = parse(files);
  EXPECT_FALSE(parsed.is_complete);
  EXPECT_EQ(refusals(parsed), "enrollments.csv:0::file-missing\n");
}

TEST(RosterParse, another_version_of_oneroster_is_refused) {
  auto files = small_roster();
  change(files, "manifest.csv", "oneroster.version,1.2", "oneroster.version,2.0");
  EXPECT_FALSE(parse(files).is_complete);
}

}  // namespace
}  // namespace tilstede::people
