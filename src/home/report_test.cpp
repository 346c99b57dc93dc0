#include "home/report.hpp"

#include <gtest/gtest.h>

namespace tilstede::home {
namespace {

const Date kThursday = *parse_date("2024-10-31");
Date day(const char* text) {
  return *parse_date(text);
}

std::vector<Date> weekdays_of(const Period& period) {
  std::vector<Date> days;
  for (Date date = period.from; date <= *period.to; date = add_days(date, 1)) {
    if (!is_weekend(date)) days.push_back(date);
  }
  return days;
}

/// A pupil with school on every weekday of the report, and three lessons: 08:00, 08:50 and 10:00.
Facts facts_for(const Report& report) {
  Facts facts;
  facts.today = kThursday;
  facts.reasons = {"illness", "other"};
  facts.enrolled_days = weekdays_of(report.period);
  facts.school_days = facts.enrolled_days;
  facts.lessons = {{1, 480, 525, "Norsk"}, {2, 530, 575, "Matematikk"}, {3, 600, 645, "Norsk"}};
  return facts;
}

Report days(const char* from, const char* to) {
  Report report;
  report.period = {day(from), day(to)};
  report.reason = "illness";
  return report;
}

Report lessons(std::vector<int> numbers) {
  Report report = days("2024-10-31", "2024-10-31");
  report.lessons = std::move(numbers);
  return report;
}

Report clock_times(std::optional<int> from, std::optional<int> until) {
  Report report = days("2024-10-31", "2024-10-31");
  report.from_minute = from;
  report.until_minute = until;
  return report;
}

HomeMessage standing(const Piece& piece) {
  HomeMessage message;
  message.period = piece.period;
  message.lessons = piece.lessons;
  message.from_minute = piece.from_minute;
  message.until_minute = piece.until_minute;
  return message;
}

std::string_view code_of(const Report& report) {
  return decide(report, facts_for(report)).code;
}

TEST(Report, a_day_becomes_one_message) {
  const Report report = days("2024-10-31", "2024-10-31");
  const Decision decision = decide(report, facts_for(report));
  EXPECT_EQ(decision.status, Status::saved);
  EXPECT_EQ(decision.pieces, (std::vector<Piece>{{report.period, {}, {}, {}}}));
}

TEST(Report, a_weekend_is_left_out_and_told_and_breaks_nothing) {
  const Report report = days("2024-10-31", "2024-11-04");
  const Decision decision = decide(report, facts_for(report));
  ASSERT_EQ(decision.pieces.size(), 1U);
  EXPECT_EQ(decision.pieces[0].period, report.period);
  EXPECT_EQ(decision.days_without_school, (std::vector{day("2024-11-02"), day("2024-11-03")}));
}

TEST(Report, a_message_ends_on_a_school_day) {
  const Report report = days("2024-11-02", "2024-11-10");
  const Decision decision = decide(report, facts_for(report));
  ASSERT_EQ(decision.pieces.size(), 1U);
  EXPECT_EQ(decision.pieces[0].period, (Period{day("2024-11-04"), day("2024-11-08")}));
}

TEST(Report, a_day_reported_before_is_left_as_it_is) {
  const Report report = days("2024-11-04", "2024-11-06");
  Facts facts = facts_for(report);
  facts.standing = {standing({{day("2024-11-05"), day("2024-11-05")}, {}, {}, {}})};
  const Decision decision = decide(report, facts);
  EXPECT_EQ(decision.status, Status::saved);
  ASSERT_EQ(decision.pieces.size(), 2U);
  EXPECT_EQ(*decision.pieces[0].period.to, day("2024-11-04"));
  EXPECT_EQ(decision.pieces[1].period.from, day("2024-11-06"));
  EXPECT_EQ(decision.days_reported_before, (std::vector{day("2024-11-05")}));
}

TEST(Report, what_is_reported_already_saves_nothing) {
  const Report report = days("2024-11-04", "2024-11-05");
  Facts facts = facts_for(report);
  facts.standing = {standing({report.period, {}, {}, {}})};
  EXPECT_EQ(decide(report, facts).status, Status::already);
  EXPECT_TRUE(decide(report, facts).pieces.empty());
}

TEST(Report, a_whole_day_is_news_where_a_part_was_reported) {
  const Report report = days("2024-10-31", "2024-10-31");
  Facts facts = facts_for(report);
  facts.standing = {standing({report.period, {2}, {}, {}})};
  EXPECT_EQ(decide(report, facts).status, Status::saved);
}

TEST(Report, of_lessons_only_the_new_ones_are_saved) {
  const Report report = lessons({3, 2});
  Facts facts = facts_for(report);
  facts.standing = {standing({report.period, {2}, {}, {}})};
  const Decision decision = decide(report, facts);
  ASSERT_EQ(decision.pieces.size(), 1U);
  EXPECT_EQ(decision.pieces[0].lessons, std::vector{3});
  facts.standing.push_back(standing({report.period, {3}, {}, {}}));
  EXPECT_EQ(decide(report, facts).status, Status::already);
}

TEST(Report, a_time_of_day_means_the_lessons_it_touches) {
  const auto meant = [](std::optional<int> from, std::optional<int> until) {
    const Report report = clock_times(from, until);
    const Decision decision = decide(report, facts_for(report));
    return decision.pieces.empty() ? std::vector<int>{} : decision.pieces[0].lessons;
  };
  EXPECT_EQ(meant({}, 540), (std::vector{1, 2}));
  EXPECT_EQ(meant(540, {}), (std::vector{2, 3}));
  EXPECT_EQ(meant(525, 530), std::vector<int>{}) << "between two lessons";
  EXPECT_EQ(meant(524, 530), std::vector{1});
  EXPECT_EQ(code_of(clock_times(700, {})), "no-lesson-at-that-time");
}

TEST(Report, without_a_timetable_the_clock_is_taken_as_it_is) {
  const Report report = clock_times(600, 660);
  Facts facts = facts_for(report);
  facts.lessons.clear();
  const Decision decision = decide(report, facts);
  ASSERT_EQ(decision.status, Status::saved);
  facts.standing = {standing(decision.pieces[0])};
  EXPECT_EQ(decide(report, facts).status, Status::already);
  EXPECT_EQ(decide(clock_times(600, 700), facts).status, Status::saved);
}

TEST(Report, refuses_what_cannot_be_and_says_why) {
  EXPECT_EQ(code_of(days("2024-10-31", "2024-10-30")), "ends-before-it-begins");
  EXPECT_EQ(code_of(clock_times(600, 600)), "ends-before-it-begins");
  EXPECT_EQ(code_of(days("2024-07-31", "2024-07-31")), "outside-school-year");
  EXPECT_EQ(code_of(days("2024-10-31", "2025-08-01")), "outside-school-year");
  EXPECT_EQ(code_of(days("2024-10-16", "2024-10-31")), "too-long-ago");
  EXPECT_EQ(code_of(days("2024-10-17", "2024-10-31")), "");
  EXPECT_EQ(code_of(days("2024-12-30", "2024-12-30")), "");
  EXPECT_EQ(code_of(days("2024-12-30", "2024-12-31")), "too-far-ahead");
  EXPECT_EQ(code_of(days("2024-11-02", "2024-11-03")), "not-enrolled") << "the facts hold weekdays alone";
  EXPECT_EQ(code_of(lessons({4})), "lesson-not-in-timetable");
  Report leave = days("2024-10-31", "2024-10-31");
  leave.reason = "leave";
  EXPECT_EQ(code_of(leave), "reason-not-for-home");
  Report several = days("2024-10-31", "2024-11-01");
  several.lessons = {1};
  EXPECT_EQ(code_of(several), "part-of-several-days");
  Facts facts = facts_for(days("2024-10-31", "2024-10-31"));
  facts.school_days.clear();
  EXPECT_EQ(decide(days("2024-10-31", "2024-10-31"), facts).code, "no-school-those-days");
}

// Whatever stood before, no day ends up reported twice.
TEST(Report, no_day_is_reported_twice) {
  for (int first = 0; first < 12; ++first) {
    for (int length = 0; length < 8; ++length) {
      const Date from = add_days(kThursday, first);
      Report report = days("2024-10-31", "2024-10-31");
      report.period = {from, add_days(from, length)};
      Facts facts = facts_for(report);
      facts.standing = {standing({{day("2024-11-04"), day("2024-11-06")}, {}, {}, {}}),
                        standing({{day("2024-11-08"), day("2024-11-08")}, {}, {}, {}})};
      std::size_t reported = 0;
      const Decision decision = decide(report, facts);
      for (const Date& date : facts.school_days) {
        for (const Piece& piece : decision.pieces)
          reported += covers(piece.period, date) ? 1 : 0;
      }
      EXPECT_EQ(reported + decision.days_reported_before.size(), facts.school_days.size());
    }
  }
}

}  // namespace
}  // namespace tilstede::home
