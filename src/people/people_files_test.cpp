#include "people/people_files.hpp"

#include <gtest/gtest.h>

namespace tilstede::people {
namespace {

template <class File>
std::string refusals(const File& file) {
  std::string text;
  for (const RefusedRow& row : file.refused) {
    text += std::to_string(row.line) + ":" + row.column + ":" + row.code + "\n";
  }
  return text;
}

TEST(PeopleFiles, the_population_registers_words_for_a_protected_address_are_understood) {
  const auto file = parse_pupils(
      "pupil_id,protected_address,language,interpreter\na,none,,false\nb,fortrolig,so,1\nc,strengtFortrolig,,"
      "0\n",
      "pupils.csv");
  ASSERT_EQ(refusals(file), "");
  EXPECT_EQ(file.rows.at(1).protected_address, "confidential");
  EXPECT_EQ(file.rows.at(2).protected_address, "strictly_confidential");
  EXPECT_TRUE(file.rows.at(1).needs_interpreter);
}

TEST(PeopleFiles, wrong_rows_of_pupils_are_named) {
  const auto file = parse_pupils(
      "pupil_id,protected_address,language,interpreter\n,none,,false\nb,hemmelig,,false\nc,none,Norsk,false\n"
      "d,none,,kanskje\ne,none,,false\ne,none,,false\n",
      "pupils.csv");
  EXPECT_EQ(
      refusals(file),
      "2:pupil_id:value-missing\n3:protected_address:protection-unknown\n4:language:language-malformed\n"
      "5:interpreter:boolean-malformed\n7:pupil_id:duplicate-in-file\n");
}

TEST(PeopleFiles, rights_of_a_guardian_are_read_one_by_one) {
  const auto file = parse_guardians(
      "pupil_id,guardian_id,parental_responsibility,may_see,may_report,may_consent\na,g,true,true,false,0\na,"
      "g,1,1,1,1\n",
      "guardians.csv");
  EXPECT_EQ(refusals(file), "3:guardian_id:duplicate-in-file\n");
  ASSERT_EQ(file.rows.size(), 1U);
  EXPECT_TRUE(file.rows[0].may_see);
  EXPECT_FALSE(file.rows[0].may_report);
  EXPECT_EQ(file.rows[0].confirmed_by, "");
}

}  // namespace
}  // namespace tilstede::people
