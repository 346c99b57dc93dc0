#include "outside_control/outside_control_use_cases.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "attendance/attendance_store_testing.hpp"
#include "attendance/rulings_use_cases.hpp"
#include "people/lock.hpp"

namespace tilstede::outside_control {
namespace {

using attendance::testing::absent;
using attendance::testing::batch_of;
using attendance::testing::kAda;
using attendance::testing::kBo;
using attendance::testing::kDina;
using attendance::testing::kEmil;
using attendance::testing::kThursday;
using attendance::testing::late;
using attendance::testing::present;
using nlohmann::json;

class OutsideControlOf : public attendance::testing::SchoolTest {
 protected:
  json decide_for(const access::Actor& actor, std::vector<PupilId> pupils, std::set<int> lessons = {1}) {
    const Wish wish{kThursday, std::move(lessons), std::move(pupils), PersonalText("Forsinket skoleskyss")};
    http::Request request;
    request.method = http::Method::post;
    request.route = "/api/outside-control";
    request.headers.emplace("idempotency-key", fmt::format("outside-{}", ++keys_));
    const auto answer = decide(context(), actor, request, wish, on_changed());
    if (!answer) return {{"problem", answer.error().code}};
    return json::parse(answer->body);
  }

  void undo_by(const access::Actor& actor, const json& decision) {
    const DecisionId id{parse_uuid(decision["decision_id"].get<std::string>()).value()};
    ASSERT_TRUE(undo(context(), actor, id, on_changed()));
  }

  // What stands of Ada on the day: "1 late 10", with what was observed.
  std::vector<std::string> standing() {
    return texts(
        "select cast(lesson as text) || ' ' || kind || coalesce(' ' || cast(minutes as text), '') || "
        "coalesce(' seen ' || observed, '') from absence_entry where pupil_id = $1 and superseded_by is null "
        "order by lesson",
        {kAda});
  }

 private:
  int keys_ = 0;
};
FOR_EACH_ENGINE(OutsideControlOf);

using Lines = std::vector<std::string>;

TEST_P(OutsideControlOf, what_stands_keeps_what_was_seen_and_gives_it_back_when_undone) {
  register_marks(kari, batch_of(1, {late(1, kAda, 10)}));
  changed.clear();
  const json decision = decide_for(siv, {kAda, kBo, kAda});
  EXPECT_EQ(decision["pupils"].size(), 2U);
  EXPECT_EQ(decision["observed"], 1);
  EXPECT_EQ(standing(), Lines{"1 present 10 seen late"});
  EXPECT_EQ(changed.size(), 2U) << "the flags of both are looked at again";

  undo_by(siv, decision);
  EXPECT_EQ(standing(), Lines{"1 late 10"});
  undo_by(siv, decision);
  EXPECT_EQ(texts("select id from absence_entry").size(), 3U) << "undoing it twice changes nothing";
  EXPECT_EQ(texts("select action from audit_event where action = 'outside_control.undone'").size(), 2U);
}

TEST_P(OutsideControlOf, a_teacher_who_registers_afterwards_is_answered_with_what_counts) {
  decide_for(siv, {kAda});
  const json answer = register_marks(kari, batch_of(1, {late(1, kAda, 30)}));
  EXPECT_EQ(answer["results"][0]["status"], "saved");
  EXPECT_EQ(answer["results"][0]["entry"]["kind"], "present");
  EXPECT_EQ(answer["results"][0]["entry"]["decision"]["observed"], "late");
  EXPECT_EQ(standing(), Lines{"1 present 30 seen late"});
}

TEST_P(OutsideControlOf, who_saw_the_entry_before_the_decision_may_still_correct_it) {
  register_marks(kari, batch_of(1, {late(1, kAda, 10)}));
  decide_for(siv, {kAda});
  const EntryId seen = attendance::testing::id<EntryId>(1);
  const json answer = register_marks(kari, batch_of(1, {late(2, kAda, 20, seen)}));
  EXPECT_EQ(answer["results"][0]["status"], "saved");
  EXPECT_EQ(standing(), Lines{"1 present 20 seen late"});
}

TEST_P(OutsideControlOf, a_pupil_said_to_be_present_stays_so_when_it_is_undone) {
  register_marks(kari, batch_of(1, {late(1, kAda, 10)}));
  const json decision = decide_for(siv, {kAda});
  const auto set_aside = texts("select id from absence_entry where kind = 'present'");
  const EntryId standing_id{parse_uuid(set_aside.front()).value()};
  EXPECT_EQ(register_marks(kari, batch_of(1, {present(2, kAda, standing_id)}))["results"][0]["status"],
            "saved");
  undo_by(siv, decision);
  EXPECT_EQ(standing(), Lines{"1 present"});
}

TEST_P(OutsideControlOf, two_decisions_on_one_lesson_are_undone_one_by_one) {
  register_marks(kari, batch_of(1, {late(1, kAda, 10)}));
  const json first = decide_for(siv, {kAda});
  const json second = decide_for(siv, {kAda}, {});
  undo_by(siv, first);
  EXPECT_EQ(standing(), Lines{"1 present 10 seen late"});
  undo_by(siv, second);
  EXPECT_EQ(standing(), Lines{"1 late 10"});
}

TEST_P(OutsideControlOf, a_late_arrival_of_the_day_is_that_of_the_lesson_and_a_day_away_is_more) {
  register_marks(kari, batch_of(0, {late(1, kAda, 15)}));
  register_marks(kari, batch_of(0, {absent(2, kBo, 0)}));
  EXPECT_EQ(decide_for(siv, {kAda, kBo})["observed"], 1);
  EXPECT_EQ(standing(), Lines{"0 present 15 seen late"});
}

TEST_P(OutsideControlOf, only_who_may_decide_for_every_pupil_decides) {
  EXPECT_EQ(decide_for(kari, {kAda})["problem"], "not-allowed");
  EXPECT_EQ(decide_for(grete, {kAda})["problem"], "not-allowed");
  EXPECT_EQ(decide_for(grete, {kEmil})["problem"], "not-found");
  EXPECT_FALSE(read_day(context(), kari, kThursday, 1));
}

TEST_P(OutsideControlOf, the_day_lists_the_school_and_who_is_late) {
  register_marks(kari, batch_of(1, {late(1, kAda, 10)}));
  const auto view = read_day(context(), siv, kThursday, 1);
  ASSERT_TRUE(view);
  EXPECT_EQ(view->pupils.size(), 4U);
  EXPECT_EQ(view->lessons, (std::set<int>{1, 2, 3}));
  EXPECT_EQ(view->pupils.front().entry->content.minutes, 10);
  EXPECT_EQ(texts("select action from audit_event where action = 'outside_control.read'").size(), 1U);
}

TEST_P(OutsideControlOf, two_of_one_name_are_told_apart) {
  run("update pupil set given_name = 'Ada', family_name = 'Test' where id in ($1, $2)", {kAda, kBo});
  const auto view = read_day(context(), siv, kThursday, 1);
  std::map<PupilId, std::string> told;
  for (const Candidate& one : view->pupils)
    told[one.pupil] = one.told_apart_by;
  EXPECT_NE(told[kAda], "");
  EXPECT_NE(told[kBo], "");
  EXPECT_NE(told[kAda], told[kBo]);
  EXPECT_EQ(told[kDina], "");
}

TEST_P(OutsideControlOf, decided_days_supersede_what_stands_and_give_it_back) {
  register_marks(kari, batch_of(0, {absent(1, kAda, 0)}));
  attendance::DecidedAbsence leave{
      DecisionId{attendance::testing::numbered(900)}, kAda, {kThursday}, {}, siv.account};
  leave.content.kind = attendance::EntryKind::day;
  leave.content.reason = "leave";
  const auto reasons = [&] {
    return texts(
        "select coalesce(reason, kind) from absence_entry where superseded_by is null order by "
        "date");
  };
  const auto write = [&](const std::function<void(db::Tx&)>& change) {
    database().write([&](db::Tx& tx) {
      people::lock_pupils(tx, {kAda});
      change(tx);
    });
  };
  leave.days = {kThursday, add_days(kThursday, 1)};
  write([&](db::Tx& tx) { attendance::enter_decided_days(tx, context(), leave); });
  EXPECT_EQ(reasons(), (Lines{"leave", "leave"}));
  write([&](db::Tx& tx) {
    attendance::withdraw_decided_days(tx, context(), leave.decision, {kThursday}, siv.account);
  });
  EXPECT_EQ(reasons(), (Lines{"leave", "present"}));
  write(
      [&](db::Tx& tx) { attendance::withdraw_decided_days(tx, context(), leave.decision, {}, siv.account); });
  EXPECT_EQ(reasons(), (Lines{"day", "present"})) << "what the teacher had registered stands again";
}

}  // namespace
}  // namespace tilstede::outside_control
