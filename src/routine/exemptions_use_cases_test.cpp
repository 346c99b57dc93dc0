#include "routine/exemptions_use_cases.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "platform/clock/oslo.hpp"
#include "routine/flags_use_cases.hpp"
#include "routine/pupil_years_store_testing.hpp"
#include "routine/routine_testing.hpp"

namespace tilstede::routine {
namespace {

using attendance::testing::kAda;
using nlohmann::json;

class Exemptions : public testing::RoutineTest {
 protected:
  void SetUp() override {
    RoutineTest::SetUp();
    auto rules = with_rules({count_rule("days-2", "school year", 2)});
    rules.versions[0].exemptions.push_back({"chronic-illness", {"a", "b", "c"}, {}});
    routines = std::move(rules);
    absent(1, kAda, "2024-10-28", 0, "chronic_illness");
    absent(2, kAda, "2024-10-30", 0, "chronic_illness");
  }

  static ExemptionWish wish(const char* from, const char* until, std::vector<std::string> reasons = {}) {
    return {"chronic-illness", *parse_date(from), *parse_date(until), std::move(reasons),
            PersonalText("Bekreftet av lege")};
  }

  /// The answer's JSON, or {"problem": code, "places": [...]}.
  json decide(const access::Actor& actor, const ExemptionWish& wanted, const std::string& key = "") {
    http::Request request;
    request.method = http::Method::post;
    request.route = "/api/pupils/{pupil_id:uuid}/exemptions";
    request.path = "/api/pupils/" + to_text(kAda) + "/exemptions";
    request.headers.emplace("idempotency-key", key.empty() ? fmt::format("key-{}", ++keys_) : key);
    request.body = wanted.kind + to_text(wanted.from) + to_text(wanted.until);
    const auto answer = decide_exemption(context(), routines, actor, request, kAda, wanted);
    if (answer) return json::parse(answer->body);
    json places = json::array();
    for (const auto& place : answer.error().places)
      places.push_back(place.pointer + " " + place.code);
    return {{"problem", answer.error().code}, {"places", places}};
  }

  ExemptionId id_of(const json& answer) {
    return ExemptionId{parse_uuid(answer["exemption_id"].get<std::string>()).value()};
  }

  std::vector<std::string> standing() {
    return texts(
        "select rule || ' ' || coalesce(cast(exempted_until as text), 'met') from flag "
        "where withdrawn_at is null");
  }

  Routines routines;

 private:
  int keys_ = 0;
};
FOR_EACH_ENGINE(Exemptions);

TEST_P(Exemptions, keep_a_flag_as_exempted_until_their_last_day_and_then_withdraw_it) {
  changes_of(routines, {kAda});
  ASSERT_EQ(standing(), (std::vector<std::string>{"days-2 met"}));
  const auto answer = decide(siv, wish("2024-10-01", "2024-11-30"));
  EXPECT_EQ(answer["decided_by"], "Siv Test");
  EXPECT_EQ(answer["grounds"], "Bekreftet av lege");
  EXPECT_EQ(answer["ended_at"], nullptr);
  EXPECT_EQ(standing(), (std::vector<std::string>{"days-2 2024-11-30"}));
  EXPECT_EQ(texts("select action from audit_event order by id"),
            (std::vector<std::string>{"flag.raised", "exemption.decided", "flag.exempted"}));

  clock().set(oslo::instant_of(*parse_date("2024-11-30"), 600));
  EXPECT_EQ(changes_of(routines, {kAda}), "");
  EXPECT_EQ(standing().size(), 1U);
  clock().set(oslo::instant_of(*parse_date("2024-12-01"), 600));
  EXPECT_EQ(changes_of(routines, {kAda}), "") << "in the eyes of a person it went when it was exempted";
  EXPECT_EQ(texts("select withdrawn_because from flag"), (std::vector<std::string>{"exempted"}));
}

TEST_P(Exemptions, of_some_reasons_leave_the_others_to_the_routine) {
  absent(3, kAda, "2024-10-31");
  changes_of(routines, {kAda});
  decide(siv, wish("2024-10-01", "2024-11-30", {"chronic_illness"}));
  EXPECT_EQ(standing(), (std::vector<std::string>{"days-2 2024-11-30"}));
  absent(4, kAda, "2024-10-29");
  EXPECT_EQ(changes_of(routines, {kAda}), "raised days-2");
  EXPECT_EQ(standing(), (std::vector<std::string>{"days-2 met"}));
}

TEST_P(Exemptions, that_are_ended_cover_the_days_before_that) {
  const auto answer = decide(siv, wish("2024-10-01", "2024-12-31"));
  EXPECT_EQ(standing(), (std::vector<std::string>{"days-2 2024-12-31"}));
  const auto ended = end_exemption(context(), routines, siv, id_of(answer));
  ASSERT_TRUE(ended);
  EXPECT_EQ(json::parse(to_json(*ended))["ended_at"], "2024-10-31T07:20:00.000000Z");
  EXPECT_TRUE(standing().empty()) << "nothing is exempted any longer, and what was covered stays covered";
  absent(3, kAda, "2024-10-31");
  EXPECT_EQ(changes_of(routines, {kAda}), "");
  clock().set(oslo::instant_of(*parse_date("2024-11-01"), 600));
  absent(4, kAda, "2024-11-01");
  EXPECT_EQ(changes_of(routines, {kAda}), "raised days-2");

  // Ending it again changes nothing.
  const auto again = end_exemption(context(), routines, siv, id_of(answer));
  ASSERT_TRUE(again);
  EXPECT_EQ(json::parse(to_json(*again))["ended_at"], "2024-10-31T07:20:00.000000Z");
  EXPECT_EQ(texts("select id from audit_event where action = 'exemption.ended'").size(), 1U);
}

TEST_P(Exemptions, are_decided_once_for_one_key) {
  const auto first = decide(siv, wish("2024-10-01", "2024-11-30"), "same");
  EXPECT_EQ(decide(siv, wish("2024-10-01", "2024-11-30"), "same"), first);
  EXPECT_EQ(decide(siv, wish("2024-10-02", "2024-11-30"), "same")["problem"], "idempotency-key-reused");
  EXPECT_EQ(texts("select id from exemption").size(), 1U);
}

TEST_P(Exemptions, with_wrong_places_name_them_all) {
  auto wanted = wish("2024-11-30", "2024-10-01", {"illness", "flu"});
  wanted.kind = "holiday";
  EXPECT_EQ(
      decide(siv, wanted),
      (json{{"problem", "invalid-request"},
            {"places", {"/kind unknown-exemption", "/until before-from", "/reasons/1 unknown-reason"}}}));
  EXPECT_TRUE(texts("select id from exemption").empty());
}

TEST_P(Exemptions, are_for_leaders_of_the_school) {
  const auto id = id_of(decide(siv, wish("2024-10-01", "2024-11-30")));
  for (const auto* actor : {&kari, &grete}) {
    EXPECT_EQ(decide(*actor, wish("2024-10-01", "2024-11-30"))["problem"], "not-allowed");
    EXPECT_EQ(end_exemption(context(), routines, *actor, id).error().code, "not-allowed");
  }
  EXPECT_EQ(decide(per, wish("2024-10-01", "2024-11-30"))["problem"], "not-found");
  EXPECT_EQ(end_exemption(context(), routines, per, id).error().code, "not-found");
  EXPECT_EQ(end_exemption(context(), routines, siv, attendance::testing::id<ExemptionId>(999)).error().code,
            "not-found");
  EXPECT_EQ(list_exemptions(context(), per, kAda).error().code, "not-found");
  const auto listed = list_exemptions(context(), kari, kAda);
  ASSERT_TRUE(listed);
  EXPECT_EQ(json::parse(to_json(*listed))["exemptions"].size(), 1U);
}

}  // namespace
}  // namespace tilstede::routine
