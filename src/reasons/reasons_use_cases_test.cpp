#include "reasons/reasons_use_cases.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "attendance/attendance_store_testing.hpp"
#include "reasons/reasons_json.hpp"
#include "routine/flags_use_cases.hpp"
#include "routine/pupil_years_use_cases.hpp"
#include "routine/routine_testing.hpp"

namespace tilstede::reasons {
namespace {

using namespace attendance::testing;  // NOLINT: the small school's names
using nlohmann::json;

// The small school under a routine that raises a flag at two days.
class Reasons : public SchoolTest {
 protected:
  void SetUp() override {
    SchoolTest::SetUp();
    admin = rut;
    admin.relations[0].role = access::Role::administrator;
  }

  attendance::OnPupilYearChanged on_changed() override {
    return [this](db::Tx& tx, const std::vector<PupilYearKey>& keys) {
      evaluated += keys.size();
      return routine::reevaluate(tx, context(), routines, keys);
    };
  }

  http::Request request() {
    http::Request request;
    request.route = "/api/reasons";
    request.headers["idempotency-key"] = std::to_string(++keys_);
    return request;
  }
  json answer_of(const Result<access::StoredAnswer, Problem>& answer) {
    if (!answer) return {{"problem", answer.error().code}};
    return json::parse(answer->body);
  }
  json add(const access::Actor& actor, const Reason& wish) {
    return answer_of(add_reason(context(), actor, request(), wish));
  }
  json change(const access::Actor& actor, const Reason& wish) {
    return answer_of(change_reason(context(), actor, request(), wish, on_changed()));
  }
  Reason illness() { return list_reasons(context()).front(); }

  void two_days_of_illness() {
    for (const auto& [number, date] : {std::pair(1, "2024-10-29"), std::pair(2, "2024-10-30")}) {
      attendance::Mark mark = absent(number, kAda, 0);
      mark.content.reason = "illness";
      auto batch = batch_of(0, {mark});
      batch.date = *parse_date(date);
      ASSERT_EQ(register_marks(kari, batch)["results"][0]["status"], "saved");
    }
  }
  std::size_t flags() { return texts("select rule from flag where withdrawn_at is null").size(); }
  int days() {
    return database().read([&](db::Tx& tx) {
      const auto year = routine::load_pupil_years(tx, context(), {kAda}, SchoolYear{2024}).front();
      return engine::totals(engine::tally(year, {}), first_day(year.year), last_day(year.year), {}).days;
    });
  }

  access::Actor admin;
  std::size_t evaluated = 0;
  routine::Routines routines = routine::with_rules({routine::count_rule("days-2", "school year", 2)});

 private:
  int keys_ = 0;
};
FOR_EACH_ENGINE(Reasons);

TEST_P(Reasons, the_shipped_catalogue_says_what_documents_each) {
  const auto reasons = list_reasons(context());
  ASSERT_EQ(reasons.size(), 10U);
  EXPECT_EQ(reasons.front().code, "illness");
  EXPECT_TRUE(reasons[5].is_leave);
  EXPECT_EQ(reasons.back().name.nb, "Annet");
  for (const Reason& reason : reasons) {
    EXPECT_FALSE(reason.documented_by.nn.empty()) << reason.code;
    EXPECT_TRUE(reason.counts_as_absence && reason.towards_thresholds) << reason.code;
  }
}

TEST_P(Reasons, the_administrator_adds_and_nobody_else) {
  Reason wish = illness();
  wish.code = "";
  wish.name.nb = "Forsinket buss";
  EXPECT_EQ(add(siv, wish)["problem"], "not-allowed");
  EXPECT_EQ(add(admin, wish)["code"], "forsinket_buss");
  EXPECT_EQ(add(admin, wish)["problem"], "invalid-request") << "the name is taken";
  EXPECT_EQ(list_reasons(context()).back().code, "forsinket_buss");
  EXPECT_EQ(texts("select action from audit_event where subject_id = 'forsinket_buss'").size(), 1U);
}

TEST_P(Reasons, a_reason_that_is_not_there_cannot_be_changed) {
  Reason wish = illness();
  wish.code = "nothing";
  EXPECT_EQ(change(admin, wish)["problem"], "not-found");
  EXPECT_EQ(change(siv, illness())["problem"], "not-allowed");
}

TEST_P(Reasons, what_leaves_the_thresholds_leaves_the_flag_and_no_total) {
  two_days_of_illness();
  ASSERT_EQ(flags(), 1U);
  Reason wish = illness();
  wish.towards_thresholds = false;
  evaluated = 0;
  change(admin, wish);
  EXPECT_EQ(evaluated, 1U) << "Ada's year and nobody else's";
  EXPECT_EQ(flags(), 0U);
  EXPECT_EQ(days(), 2);
  wish.towards_thresholds = true;
  change(admin, wish);
  EXPECT_EQ(flags(), 1U);
}

TEST_P(Reasons, what_is_no_absence_leaves_totals_and_rules) {
  two_days_of_illness();
  Reason wish = illness();
  wish.counts_as_absence = false;
  const json answer = change(admin, wish);
  EXPECT_EQ(answer["on_certificate"], false);
  EXPECT_EQ(flags(), 0U);
  EXPECT_EQ(days(), 0);
}

TEST_P(Reasons, a_new_name_evaluates_nobody) {
  two_days_of_illness();
  Reason wish = illness();
  wish.name.nb = "Sjuk";
  evaluated = 0;
  EXPECT_EQ(change(admin, wish)["name"]["nb"], "Sjuk");
  EXPECT_EQ(evaluated, 0U);
}

TEST_P(Reasons, a_retired_one_is_refused_in_a_register) {
  Reason wish = illness();
  wish.is_retired = true;
  change(admin, wish);
  attendance::Mark mark = absent(1, kAda, 0);
  mark.content.reason = "illness";
  EXPECT_EQ(register_marks(kari, batch_of(0, {mark}))["results"][0]["code"], "reason-retired");
}

TEST_P(Reasons, the_order_is_kept) {
  std::vector<std::string> codes;
  for (const Reason& reason : list_reasons(context()))
    codes.insert(codes.begin(), reason.code);
  EXPECT_EQ(answer_of(order_reasons(context(), admin, request(), codes))["reasons"][0]["code"], "other");
  codes.pop_back();
  EXPECT_EQ(answer_of(order_reasons(context(), admin, request(), codes))["problem"], "invalid-request");
  EXPECT_EQ(list_reasons(context()).front().code, "other");
}

}  // namespace
}  // namespace tilstede::reasons
