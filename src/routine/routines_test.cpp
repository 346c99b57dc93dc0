#include "routine/routines.hpp"

#include <gtest/gtest.h>

#include "engine/pupil_year_testing.hpp"
#include "routine/routine_testing.hpp"

namespace tilstede::routine {
namespace {

using engine::day;

std::vector<std::string> lines_of(const Result<Routines, std::vector<RoutineError>>& arranged) {
  std::vector<std::string> lines;
  if (!arranged) {
    for (const auto& error : arranged.error())
      lines.push_back(line_of(error));
  }
  return lines;
}

TEST(Routines, of_sandefjord_follow_each_other) {
  const auto routines =
      arrange({shipped("routines/sandefjord.toml"), shipped("routines/earlier/sandefjord-2.toml"),
               shipped("routines/earlier/sandefjord-3.toml")});
  ASSERT_TRUE(routines) << lines_of(routines).front();
  EXPECT_EQ(in_force(*routines, day("2018-07-31")), nullptr);
  EXPECT_EQ(in_force(*routines, day("2023-08-06"))->version, "2");
  EXPECT_EQ(in_force(*routines, day("2023-08-07"))->version, "3");
  EXPECT_EQ(in_force(*routines, day("2024-08-22"))->version, "3");
  EXPECT_EQ(in_force(*routines, day("2024-08-23"))->version, "4");
  EXPECT_EQ(in_force(*routines, day("2031-01-01"))->version, "4");
}

TEST(Routines, with_a_gap_are_refused) {
  const auto arranged = arrange({version_of("1", {day("2020-08-01"), day("2021-07-30")}, {}),
                                 version_of("2", {day("2021-08-01"), {}}, {})});
  EXPECT_EQ(lines_of(arranged),
            (std::vector<std::string>{
                "test-2.toml:1:1: routine.valid_from: leaves 1 days without a routine after version "
                "1 (test-1.toml), which is valid to 2021-07-30"}));
}

TEST(Routines, that_overlap_are_refused) {
  const auto arranged = arrange({version_of("1", {day("2020-08-01"), day("2021-08-01")}, {}),
                                 version_of("2", {day("2021-08-01"), {}}, {})});
  EXPECT_EQ(lines_of(arranged),
            (std::vector<std::string>{
                "test-2.toml:1:1: routine.valid_from: overlaps version 1 (test-1.toml), which is "
                "valid to 2021-08-01"}));
}

TEST(Routines, an_earlier_version_must_end) {
  const auto arranged =
      arrange({version_of("1", {day("2020-08-01"), {}}, {}), version_of("2", {day("2021-08-01"), {}}, {})});
  EXPECT_EQ(lines_of(arranged),
            (std::vector<std::string>{
                "test-2.toml:1:1: routine.valid_from: version 1 (test-1.toml) has no valid_to, so "
                "both would be in force"}));
}

TEST(Routines, one_for_all_days_forgets_its_validity) {
  const auto routines = always(version_of("1", {day("2020-08-01"), day("2021-07-31")}, {}));
  EXPECT_NE(in_force(routines, day("1999-01-01")), nullptr);
  EXPECT_NE(in_force(routines, day("2030-01-01")), nullptr);
}

}  // namespace
}  // namespace tilstede::routine
