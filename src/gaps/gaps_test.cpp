#include "gaps/gaps.hpp"

#include <gtest/gtest.h>

namespace tilstede::gaps {
namespace {

const ClassId k8A{Uuid{{1}}};
const StaffId kKari{Uuid{{2}}};
const PupilId kAda{Uuid{{3}}};
const Date kWednesday = *parse_date("2024-10-30");
const Date kThursday = *parse_date("2024-10-31");
const Now kNow{kThursday, 9 * 60};

WeeklyLesson thursday(int lesson, int starts) {
  return {k8A, 4, lesson, starts, starts + 45, "Norsk", kKari, {*parse_date("2024-08-01"), std::nullopt}};
}

std::vector<int> lessons(const std::vector<Gap>& gaps) {
  std::vector<int> found;
  for (const Gap& gap : gaps)
    found.push_back(gap.lesson);
  return found;
}

TEST(Gaps, are_lessons_that_are_over_and_not_registered) {
  const std::vector<WeeklyLesson> timetable{thursday(1, 480), thursday(2, 530)};
  EXPECT_EQ(lessons(find_gaps(timetable, {kThursday}, {}, kNow)), std::vector<int>{1})
      << "the second is not over";
  EXPECT_TRUE(find_gaps(timetable, {kThursday}, {{k8A, kThursday, 1}}, kNow).empty());
}

TEST(Gaps, are_none_on_a_day_registered_as_a_whole_or_without_school) {
  const std::vector<WeeklyLesson> timetable{thursday(1, 480)};
  EXPECT_TRUE(find_gaps(timetable, {kThursday}, {{k8A, kThursday, 0}}, kNow).empty());
  EXPECT_TRUE(find_gaps(timetable, {}, {}, kNow).empty());
  EXPECT_TRUE(find_gaps(timetable, {kWednesday}, {}, kNow).empty());
}

TEST(Gaps, follow_the_timetable_that_began_last) {
  auto before = thursday(1, 480);
  before.subject = "Gym";
  auto after = thursday(1, 480);
  after.valid.from = *parse_date("2024-10-01");
  const auto gaps = find_gaps({before, after}, {kThursday}, {}, kNow);
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_EQ(gaps[0].subject, "Norsk");
}

TEST(Gaps, a_pupil_there_first_and_away_later_stands_out) {
  const auto found = find_gone_later({{kAda, kThursday, 3, false}, {kAda, kThursday, 4, true}}, {}, kNow);
  ASSERT_EQ(found.at(kAda).size(), 1U);
  EXPECT_EQ(found.at(kAda)[0].lessons, (std::vector<int>{3, 4}));
  EXPECT_FALSE(found.at(kAda)[0].is_reported);
}

TEST(Gaps, who_was_away_from_the_first_lesson_did_not_go_later) {
  EXPECT_TRUE(find_gone_later({{kAda, kThursday, 1, false}, {kAda, kThursday, 2, false}}, {}, kNow).empty());
  EXPECT_TRUE(find_gone_later({{kAda, kThursday, 0, false}, {kAda, kThursday, 2, false}}, {}, kNow).empty());
  EXPECT_TRUE(
      find_gone_later({{kAda, kThursday, 2, false}}, {{{kAda, kThursday}, {{2, 480}}}}, kNow).empty());
}

TEST(Gaps, what_is_known_of_a_lesson_before_it_begins_is_no_absence_yet) {
  const std::map<std::pair<PupilId, Date>, Starts> starts{{{kAda, kThursday}, {{1, 480}, {2, 560}}}};
  const std::vector<Away> away{{kAda, kThursday, 2, false}};
  EXPECT_TRUE(find_gone_later(away, starts, {kThursday, 559}).empty());
  EXPECT_EQ(find_gone_later(away, starts, {kThursday, 560}).size(), 1U);
}

}  // namespace
}  // namespace tilstede::gaps
