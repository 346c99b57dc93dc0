#include "home/report_use_cases.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <nlohmann/json.hpp>
#include <thread>

#include "home/home_use_cases_testing.hpp"
#include "home/my_home_use_cases.hpp"

namespace tilstede::home {
namespace {

using namespace testing;  // NOLINT: the small school's names
using nlohmann::json;

using Home = HomeTest;

FOR_EACH_ENGINE(Home);

TEST_P(Home, what_is_reported_stands_in_the_register) {
  EXPECT_EQ(result(grete, today())["status"], "saved");
  const json row = open(kari, k8A, 2)["pupils"][0];
  ASSERT_EQ(row["messages"].size(), 1U);
  EXPECT_EQ(row["messages"][0]["text"], "fever since yesterday");
  EXPECT_EQ(row["messages"][0]["channel"], "page");
  EXPECT_EQ(row["messages"][0]["recorded_by"], nullptr);
}

TEST_P(Home, part_of_a_day_stands_in_those_lessons_alone) {
  ReportWish part = today();
  part.report.until_minute = 540;
  EXPECT_EQ(result(grete, part)["messages"][0]["lessons"], json({1, 2}));
  EXPECT_EQ(open(kari, k8A, 2)["pupils"][0]["messages"].size(), 1U);
  EXPECT_EQ(open(kari, k8A, 3)["pupils"][0]["messages"].size(), 0U);
  EXPECT_EQ(open(kari, k8A, 0)["pupils"][0]["messages"][0]["until_time"], "09:00");
}

TEST_P(Home, lessons_are_those_of_the_childs_own_timetable) {
  ReportWish part = today();
  part.report.lessons = {4};
  EXPECT_EQ(result(grete, part)["code"], "lesson-not-in-timetable");
  const auto lessons = read_my_lessons(context(), grete, kThursday);
  ASSERT_EQ(lessons.at(kAda).size(), 3U);
  EXPECT_EQ(lessons.at(kAda)[0].subject, "Norsk");
}

TEST_P(Home, days_without_school_are_left_out) {
  run("insert into calendar_day (id, date, kind) values ($1, '2024-11-01', 'holiday')", {numbered(1)});
  const json answer = result(grete, wish("2024-10-31", "2024-11-04"));
  EXPECT_EQ(answer["days_without_school"], json({"2024-11-01", "2024-11-02", "2024-11-03"}));
  EXPECT_EQ(messages(), std::vector<std::string>{"2024-10-31 2024-11-04"});
  EXPECT_EQ(result(grete, wish("2024-11-02", "2024-11-03"))["code"], "no-school-those-days");
}

TEST_P(Home, who_has_left_is_not_enrolled) {
  run("update enrolment set valid_to = '2024-11-01' where pupil_id = $1", {kAda});
  EXPECT_EQ(result(grete, wish("2024-11-04", "2024-11-05"))["code"], "not-enrolled");
  EXPECT_EQ(result(grete, wish("2024-11-01", "2024-11-05"))["messages"][0]["to"], "2024-11-01");
}

TEST_P(Home, both_guardians_may_report_and_no_day_stands_twice) {
  result(grete, wish("2024-10-31", "2024-11-01"));
  EXPECT_EQ(result(geir, today())["status"], "already");
  EXPECT_EQ(result(geir, wish("2024-11-01", "2024-11-04"))["days_reported_before"], json({"2024-11-01"}));
  EXPECT_EQ(messages(), (std::vector<std::string>{"2024-10-31 2024-11-01", "2024-11-04 2024-11-04"}));
}

TEST_P(Home, the_same_request_is_stored_once) {
  EXPECT_EQ(report(grete, today(), "one"), report(grete, today(), "one"));
  EXPECT_EQ(messages().size(), 1U);
}

TEST_P(Home, of_two_guardians_at_the_same_moment_one_is_saved) {
  std::vector<std::thread> threads;
  std::atomic<int> saved = 0;
  for (const auto& actor : {grete, geir, grete, geir}) {
    threads.emplace_back([&, actor, key = fmt::format("at-once-{}", threads.size())] {
      saved += report(actor, today(), key)["results"][0]["status"] == "saved" ? 1 : 0;
    });
  }
  for (auto& thread : threads)
    thread.join();
  EXPECT_EQ(saved, 1);
  EXPECT_EQ(messages().size(), 1U);
}

TEST_P(Home, a_guardian_sees_of_the_other_that_it_is_reported_and_why) {
  result(grete, today());
  const json seen = home_of(geir)["children"][0]["messages"][0];
  EXPECT_EQ(seen["is_mine"], false);
  EXPECT_EQ(seen["reason"], "illness");
  EXPECT_EQ(seen["text"], nullptr);
  EXPECT_EQ(seen["channel"], nullptr);
  EXPECT_EQ(home_of(geir).dump().find("fever"), std::string::npos);
  EXPECT_EQ(home_of(grete)["children"][0]["messages"][0]["text"], "fever since yesterday");
}

TEST_P(Home, who_may_only_report_sees_what_they_reported) {
  result(grete, today());
  geir.relations[0].may_see = false;
  EXPECT_EQ(home_of(geir)["children"][0]["messages"].size(), 0U);
  result(geir, wish("2024-11-01", "2024-11-01"));
  EXPECT_EQ(home_of(geir)["children"][0]["messages"].size(), 1U);
}

TEST_P(Home, somebody_elses_child_is_not_found_and_nothing_is_saved) {
  ReportWish both = today();
  both.pupils = {kAda, kBo};
  EXPECT_EQ(problem(grete, both), "not-found");
  grete.relations[0].may_report = false;
  EXPECT_EQ(problem(grete, today()), "not-allowed");
  for (const auto& stranger : {kari, siv})
    EXPECT_EQ(problem(stranger, today()), "not-allowed");
  EXPECT_EQ(problem(ada, today()), "not-allowed") << "a pupil does not report";
  EXPECT_EQ(problem(per, today()), "not-found");
  EXPECT_EQ(messages().size(), 0U);
}

TEST_P(Home, a_clock_that_is_wrong_is_told) {
  ReportWish yesterday = today();
  yesterday.today = add_days(kThursday, -1);
  EXPECT_EQ(problem(grete, yesterday), "date-is-not-today");
}

TEST_P(Home, a_message_can_be_taken_back_by_whose_it_is) {
  const MessageId message = id_of(result(grete, today()));
  EXPECT_EQ(withdraw_message(context(), geir, message).error().code, "not-allowed");
  EXPECT_EQ(withdraw_message(context(), per, message).error().code, "not-found");
  EXPECT_EQ(withdraw_message(context(), grete, message)->is_registered, false);
  EXPECT_EQ(open(kari, k8A, 2)["pupils"][0]["messages"].size(), 0U);
  EXPECT_TRUE(withdraw_message(context(), grete, message).has_value()) << "twice is no harm";
  EXPECT_EQ(texts("select action from audit_event where action = 'message.withdrawn'").size(), 1U);
  EXPECT_EQ(withdraw_message(context(), grete, id<MessageId>(999)).error().code, "not-found");
}

TEST_P(Home, the_home_is_told_that_the_teacher_was_there_first) {
  register_marks(kari, batch_of(2, {absent(1, kAda, 2)}));
  const json answer = result(grete, today());
  EXPECT_EQ(answer["is_registered"], true);
  EXPECT_EQ(withdraw_message(context(), grete, id_of(answer))->is_registered, true);
  EXPECT_EQ(result(geir, wish("2024-11-01", "2024-11-01"))["is_registered"], false);
}

TEST_P(Home, a_change_takes_the_place_of_what_was_said) {
  ReportWish change = wish("2024-10-31", "2024-11-01");
  change.replaces = id_of(result(grete, today()));
  EXPECT_EQ(result(grete, change)["status"], "saved");
  EXPECT_EQ(messages(), std::vector<std::string>{"2024-10-31 2024-11-01"});
}

TEST_P(Home, a_change_that_is_refused_leaves_what_was_said) {
  ReportWish change = wish("2024-11-02", "2024-11-03");
  change.replaces = id_of(result(grete, today()));
  EXPECT_EQ(result(grete, change)["status"], "refused");
  EXPECT_EQ(messages(), std::vector<std::string>{"2024-10-31 2024-10-31"});
}

TEST_P(Home, nobody_changes_what_the_other_guardian_said) {
  ReportWish change = wish("2024-10-31", "2024-11-01");
  change.replaces = id_of(result(grete, today()));
  result(geir, change);
  EXPECT_EQ(messages(), (std::vector<std::string>{"2024-10-31 2024-10-31", "2024-11-01 2024-11-01"}));
}

TEST_P(Home, the_log_says_that_it_was_reported_and_not_what) {
  result(grete, today());
  const auto events = texts("select payload from audit_event where action = 'message.reported'");
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].find("fever"), std::string::npos);
}

}  // namespace
}  // namespace tilstede::home
