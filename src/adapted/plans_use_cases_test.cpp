#include "adapted/plans_use_cases.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "attendance/attendance_store_testing.hpp"
#include "routine/flags_use_cases.hpp"
#include "routine/pupil_years_use_cases.hpp"
#include "routine/routine_testing.hpp"

namespace tilstede::adapted {
namespace {

using namespace attendance::testing;  // NOLINT: the small school's names
using nlohmann::json;

// The small school under a routine that raises a flag at one hour.
class Plans : public SchoolTest {
 protected:
  attendance::OnPupilYearChanged on_changed() override {
    return [this](db::Tx& tx, const std::vector<PupilYearKey>& keys) {
      return routine::reevaluate(tx, context(), routines, keys);
    };
  }

  SchoolingPlan thursdays(Expected expected) {
    SchoolingPlan plan;
    plan.pupil = kAda;
    plan.from = *parse_date("2024-10-01");
    plan.until = *parse_date("2024-12-20");
    plan.parts = {{4, {}, 2, expected}};
    plan.note = PersonalText("Works with Lars");
    return plan;
  }
  json make(const access::Actor& actor, const SchoolingPlan& plan) {
    http::Request request;
    request.route = "/api/pupils/{pupil_id:uuid}/schooling-plans";
    request.headers["idempotency-key"] = std::to_string(++keys_);
    const auto answer = make_plan(context(), actor, request, plan, on_changed());
    if (!answer) return {{"problem", answer.error().code}};
    return json::parse(answer->body);
  }
  json list(const access::Actor& actor) {
    const auto answer = list_plans(context(), actor, kAda);
    if (!answer) return {{"problem", answer.error().code}};
    return json::parse(to_json(*answer));
  }
  json plan_in_register(int lesson) {
    const json view = open(odd, k8A, lesson);
    for (const json& pupil : view["pupils"]) {
      if (pupil["pupil_id"] == to_text(kAda)) return pupil["plan"];
    }
    return "no such pupil";
  }
  int missed_minutes() {
    return database().read([&](db::Tx& tx) {
      const auto year = routine::load_pupil_years(tx, context(), {kAda}, SchoolYear{2024}).front();
      int minutes = 0;
      for (const auto& tally : engine::tally(year, {}))
        minutes += tally.missed_minutes;
      return minutes;
    });
  }

  routine::Routines routines = routine::with_rules({routine::count_rule("days-2", "school year", 2)});

 private:
  int keys_ = 0;
};
FOR_EACH_ENGINE(Plans);

TEST_P(Plans, are_made_by_who_answers_for_the_pupil) {
  EXPECT_EQ(make(odd, thursdays(Expected::library))["problem"], "not-allowed");
  EXPECT_EQ(make(per, thursdays(Expected::library))["problem"], "not-found");
  const json made = make(kari, thursdays(Expected::library));
  EXPECT_EQ(made["parts"][0],
            (json{{"weekday", 4}, {"date", nullptr}, {"lesson", 2}, {"expected", "library"}}));
  EXPECT_EQ(made["decided_by"], "Kari Test");
  EXPECT_EQ(make(siv, thursdays(Expected::at_home))["problem"], "invalid-request") << "one at a time";
}

TEST_P(Plans, show_in_the_register_of_their_lesson) {
  make(kari, thursdays(Expected::library));
  EXPECT_EQ(plan_in_register(1), nullptr);
  const json plan = plan_in_register(2);
  EXPECT_EQ(plan["parts"], (json::array({{{"lesson", 2}, {"expected", "library"}}})));
  EXPECT_EQ(plan["note"], "Works with Lars");
  EXPECT_EQ(plan["is_not_expected"], false);
}

TEST_P(Plans, the_home_sees_the_plan_and_not_the_note) {
  make(kari, thursdays(Expected::library));
  EXPECT_EQ(list(grete)["plans"][0]["note"], nullptr);
  EXPECT_EQ(list(grete)["plans"][0]["parts"].size(), 1U);
  EXPECT_EQ(list(kari)["plans"][0]["note"], "Works with Lars");
  EXPECT_EQ(list(per)["problem"], "not-found");
}

TEST_P(Plans, a_lesson_that_is_not_expected_is_not_missed_until_the_plan_ends) {
  auto batch = batch_of(2, {absent(1, kAda, 2)});
  ASSERT_EQ(register_marks(kari, batch)["results"][0]["status"], "saved");
  EXPECT_GT(missed_minutes(), 0);
  const json made = make(kari, thursdays(Expected::not_expected));
  EXPECT_EQ(missed_minutes(), 0);
  const auto id = SchoolingPlanId{*parse_uuid(made["plan_id"].get<std::string>())};
  EXPECT_FALSE(end_plan(context(), odd, id, on_changed()));
  ASSERT_TRUE(end_plan(context(), kari, id, on_changed()));
  EXPECT_GT(missed_minutes(), 0) << "from today it holds no more";
  ASSERT_TRUE(end_plan(context(), kari, id, on_changed())) << "twice is once";
  EXPECT_EQ(texts("select action from audit_event where action like 'schooling_plan.%' order by action"),
            (std::vector<std::string>{"schooling_plan.ended", "schooling_plan.made"}));
}

TEST_P(Plans, who_is_not_expected_cannot_be_registered_as_away) {
  make(kari, thursdays(Expected::not_expected));
  EXPECT_EQ(register_marks(kari, batch_of(2, {absent(1, kAda, 2)}))["results"][0]["code"],
            "not-expected-by-plan");
  EXPECT_EQ(register_marks(kari, batch_of(1, {absent(2, kAda, 1)}))["results"][0]["status"], "saved");
}

}  // namespace
}  // namespace tilstede::adapted
