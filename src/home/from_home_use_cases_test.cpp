#include "home/from_home_use_cases.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "home/contest_use_cases.hpp"
#include "home/from_home_json.hpp"
#include "home/home_use_cases_testing.hpp"
#include "home/report_use_cases.hpp"

namespace tilstede::home {
namespace {

using namespace testing;  // NOLINT: the small school's names
using nlohmann::json;

class FromHomes : public HomeTest {
 protected:
  json list(const access::Actor& actor) {
    const auto view = read_from_home(context(), actor, k8A);
    if (!view) return {{"problem", view.error().code}};
    return json::parse(to_json(*view));
  }
  json answered(const access::Actor& actor, const MessageId& message, bool is_accepted,
                const std::string& key = "") {
    const auto answer =
        answer_message(context(), actor, request_with(key), message, is_accepted, on_changed());
    if (!answer) return {{"problem", answer.error().code}};
    return json::parse(answer->body);
  }
  json contested(const access::Actor& actor, int entry, const PupilId& pupil = kAda) {
    const auto answer = contest_entry(context(), actor, request_with(), pupil, id<EntryId>(entry),
                                      PersonalText("she was there"));
    if (!answer) return {{"problem", answer.error().code}};
    return json::parse(answer->body);
  }
  std::string answer_problem(const access::Actor& actor, const json& contest) {
    const ContestId id{*parse_uuid(contest.at("contest_id").get<std::string>())};
    const auto answer =
        answer_contest(context(), actor, id, {Outcome::explained, PersonalText("I did not see her")});
    return answer ? "none" : answer.error().code;
  }
  json entry_of_ada() { return open(kari, k8A, 2)["pupils"][0]["entry"]; }
};
FOR_EACH_ENGINE(FromHomes);

TEST_P(FromHomes, an_explanation_is_a_proposal_and_changes_nothing_by_itself) {
  register_marks(kari, batch_of(2, {absent(1, kAda, 2)}));
  result(grete, today());
  const json proposals = list(kari)["explanations"];
  ASSERT_EQ(proposals.size(), 1U);
  EXPECT_EQ(proposals[0]["message"]["text"], "fever since yesterday");
  EXPECT_EQ(proposals[0]["entries"][0]["entry_id"], to_text(id<EntryId>(1)));
  EXPECT_EQ(entry_of_ada()["documentation"], "undocumented");
}

TEST_P(FromHomes, accepting_documents_by_a_correction_and_asks_the_routine) {
  attendance::Mark mark = absent(1, kAda, 2);
  mark.content.note_internal = PersonalText("among us");
  register_marks(kari, batch_of(2, {mark}));
  const MessageId message = id_of(result(grete, today()));
  changed.clear();
  EXPECT_EQ(answered(kari, message, true)["documented"].size(), 1U);
  const json entry = entry_of_ada();
  EXPECT_EQ(entry["documentation"], "documented");
  EXPECT_EQ(entry["reason"], "illness");
  EXPECT_EQ(entry["reported_by"], "guardian");
  EXPECT_EQ(entry["supersedes"], to_text(id<EntryId>(1)));
  EXPECT_EQ(entry["note_internal"], "among us");
  EXPECT_EQ(changed.size(), 1U);
  EXPECT_TRUE(list(kari)["explanations"].empty());
}

TEST_P(FromHomes, what_only_the_principal_accepts_waits_for_the_principal) {
  run("update absence_reason set accepted_by = 'principal' where code = 'illness'");
  register_marks(kari, batch_of(2, {absent(1, kAda, 2)}));
  const MessageId message = id_of(result(grete, today()));
  EXPECT_EQ(answered(kari, message, true)["problem"], "not-yours-to-accept");
  EXPECT_EQ(entry_of_ada()["documentation"], "undocumented");
  EXPECT_EQ(answered(siv, message, true)["documented"].size(), 1U);
}

TEST_P(FromHomes, a_reason_that_is_retired_is_no_longer_the_homes_to_give) {
  run("update absence_reason set is_retired = true where code = 'illness'");
  EXPECT_EQ(result(grete, today())["code"], "reason-not-for-home");
}

TEST_P(FromHomes, declining_changes_no_entry_and_is_told) {
  register_marks(kari, batch_of(2, {absent(1, kAda, 2)}));
  const MessageId message = id_of(result(grete, today()));
  EXPECT_TRUE(answered(kari, message, false)["documented"].empty());
  EXPECT_EQ(entry_of_ada()["documentation"], "undocumented");
  EXPECT_TRUE(list(kari)["explanations"].empty());
  EXPECT_EQ(home_of(grete)["children"][0]["messages"][0]["answer"], "declined");
  EXPECT_EQ(answered(siv, message, true)["problem"], "already-answered");
}

TEST_P(FromHomes, only_the_lessons_it_is_about_become_documented) {
  register_marks(kari, batch_of(1, {absent(1, kAda, 1)}));
  register_marks(kari, batch_of(2, {absent(2, kAda, 2)}));
  ReportWish part = today();
  part.report.lessons = {2};
  EXPECT_EQ(answered(kari, id_of(result(grete, part)), true)["documented"].size(), 1U);
  EXPECT_EQ(open(kari, k8A, 1)["pupils"][0]["entry"]["documentation"], "undocumented");
  EXPECT_EQ(entry_of_ada()["documentation"], "documented");
}

TEST_P(FromHomes, the_same_answer_sent_twice_is_given_once) {
  register_marks(kari, batch_of(2, {absent(1, kAda, 2)}));
  const MessageId message = id_of(result(grete, today()));
  EXPECT_EQ(answered(kari, message, true, "one"), answered(kari, message, true, "one"));
  EXPECT_EQ(texts("select id from absence_entry").size(), 2U);
}

TEST_P(FromHomes, what_was_taken_back_after_it_was_registered_is_shown) {
  attendance::Mark mark = absent(1, kAda, 2);
  mark.content.is_documented = true;
  mark.content.reported_by = attendance::ReportedBy::guardian;
  const MessageId message = id_of(result(grete, today()));
  register_marks(kari, batch_of(2, {mark}));
  EXPECT_TRUE(list(kari)["taken_back"].empty());
  EXPECT_TRUE(withdraw_message(context(), grete, message).has_value());
  EXPECT_EQ(list(kari)["taken_back"].size(), 1U);
  register_marks(kari, batch_of(2, {present(2, kAda, id<EntryId>(1))}));
  EXPECT_TRUE(list(kari)["taken_back"].empty()) << "the entry is corrected";
}

TEST_P(FromHomes, what_is_registered_while_a_message_stands_is_reported_by_the_guardian) {
  ReportWish part = today();
  part.report.lessons = {2};
  result(grete, part);
  register_marks(kari, batch_of(2, {absent(1, kAda, 2), absent(2, kBo, 2)}));
  EXPECT_EQ(entry_of_ada()["reported_by"], "guardian");
  EXPECT_EQ(open(kari, k8A, 2)["pupils"][1]["entry"]["reported_by"], "unknown");
  register_marks(kari, batch_of(1, {absent(3, kAda, 1)}));
  EXPECT_EQ(open(kari, k8A, 1)["pupils"][0]["entry"]["reported_by"], "unknown");
  EXPECT_EQ(register_marks(kari, batch_of(2, {absent(1, kAda, 2)}))["results"][0]["status"], "already");
}

TEST_P(FromHomes, a_contested_entry_is_answered_once) {
  register_marks(kari, batch_of(2, {absent(1, kAda, 2)}));
  const json contest = contested(grete, 1);
  EXPECT_EQ(contested(grete, 1)["problem"], "already-contested");
  ASSERT_EQ(list(kari)["contests"].size(), 1U);
  EXPECT_EQ(list(kari)["contests"][0]["entry"]["kind"], "lesson");
  EXPECT_EQ(answer_problem(odd, contest), "not-allowed");
  EXPECT_EQ(answer_problem(per, contest), "not-found");
  EXPECT_EQ(answer_problem(kari, contest), "none");
  EXPECT_EQ(answer_problem(siv, contest), "already-answered");
  const json told = home_of(grete)["children"][0]["contests"][0];
  EXPECT_EQ(told["outcome"], "explained");
  EXPECT_EQ(told["answer"], "I did not see her");
  EXPECT_TRUE(home_of(geir)["children"][0]["contests"].empty()) << "the other guardian has not asked";
  EXPECT_TRUE(contested(grete, 1).contains("contest_id")) << "who got an answer may ask again";
}

TEST_P(FromHomes, only_what_stands_about_the_own_child_can_be_contested) {
  register_marks(kari, batch_of(2, {absent(1, kAda, 2), absent(2, kBo, 2)}));
  EXPECT_EQ(contested(grete, 2, kBo)["problem"], "not-found");
  EXPECT_EQ(contested(grete, 2)["problem"], "not-found") << "Bo's entry, as if it were Ada's";
  EXPECT_EQ(contested(kari, 1)["problem"], "not-allowed");
  register_marks(kari, batch_of(2, {present(3, kAda, id<EntryId>(1))}));
  EXPECT_EQ(contested(grete, 1)["problem"], "not-found");
}

TEST_P(FromHomes, the_list_is_for_those_who_answer) {
  for (const auto& stranger : {odd, rut})
    EXPECT_EQ(list(stranger)["problem"], "not-allowed");
  for (const auto& stranger : {per, grete, ada})
    EXPECT_EQ(list(stranger)["problem"], "not-found");
  EXPECT_TRUE(list(siv).contains("contests"));
  EXPECT_EQ(texts("select action from audit_event where action = 'from_home.read'").size(), 1U);
}

}  // namespace
}  // namespace tilstede::home
