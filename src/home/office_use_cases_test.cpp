#include "home/office_use_cases.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "home/contact_wish_use_cases.hpp"
#include "home/home_use_cases_testing.hpp"
#include "home/office_json.hpp"
#include "home/report_use_cases.hpp"

namespace tilstede::home {
namespace {

using namespace testing;  // NOLINT: the small school's names
using nlohmann::json;

class HomeOffice : public HomeTest {
 protected:
  json office_of(const access::Actor& actor) { return json::parse(to_json(read_office(context(), actor))); }
  json home(const access::Actor& actor, const PupilId& pupil = kAda) {
    const auto view = read_pupil_home(context(), actor, pupil);
    if (!view) return {{"problem", view.error().code}};
    return json::parse(to_json(*view));
  }
  json recorded(const access::Actor& actor, const GuardianId& guardian) {
    const auto answer =
        record_for_home(context(), actor, request_with(), today(), {guardian, Channel::phone});
    if (!answer) return {{"problem", answer.error().code}};
    return json::parse(answer->body);
  }
};
FOR_EACH_ENGINE(HomeOffice);

TEST_P(HomeOffice, lists_the_pupils_of_the_own_school_as_one_read) {
  const json office = office_of(rut);
  ASSERT_EQ(office["schools"].size(), 1U);
  EXPECT_EQ(office["schools"][0]["pupils"].size(), 4U);
  EXPECT_EQ(office["schools"][0]["pupils"][0]["class"], "8A");
  EXPECT_EQ(texts("select payload from audit_event where action = 'pupils.read'").size(), 1U);
  for (const auto& other : {kari, grete, ada})
    EXPECT_EQ(office_of(other)["schools"].size(), 0U);
}

TEST_P(HomeOffice, tells_two_of_one_name_apart_as_the_register_does) {
  run("update pupil set given_name = 'Ada', family_name = 'Test' where id in ($1, $2)", {kAda, kBo});
  const json registered = open(kari, k8A, 2)["pupils"];
  std::map<json, json> known;
  for (const json& pupil : registered)
    known[pupil["pupil_id"]] = pupil["told_apart_by"];
  int told = 0;
  const json listed = office_of(rut)["schools"][0]["pupils"];
  for (const json& pupil : listed) {
    if (pupil["class"] != "8A") continue;
    EXPECT_EQ(pupil["told_apart_by"], known[pupil["pupil_id"]]);
    told += pupil["told_apart_by"].is_null() ? 0 : 1;
  }
  EXPECT_EQ(told, 2);
}

TEST_P(HomeOffice, a_department_head_has_the_pupils_of_the_own_grades) {
  access::Actor head = siv;
  head.relations[0].role = access::Role::department_head;
  head.relations[0].grade = 9;
  EXPECT_EQ(office_of(head)["schools"].size(), 0U);
  head.relations[0].grade = 8;
  EXPECT_EQ(office_of(head)["schools"][0]["pupils"].size(), 4U);
}

TEST_P(HomeOffice, records_for_a_named_guardian_and_says_how_it_came) {
  EXPECT_EQ(recorded(rut, *grete.guardian)["results"][0]["status"], "saved");
  const json message = open(kari, k8A, 2)["pupils"][0]["messages"][0];
  EXPECT_EQ(message["channel"], "phone");
  EXPECT_EQ(message["recorded_by"], "Rut Test");
  EXPECT_EQ(home_of(grete)["children"][0]["messages"][0]["is_mine"], true);
  const auto listed = read_office_messages(context(), rut, kThursday);
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed[0].pupil.given_name.reveal(), "Ada");
}

TEST_P(HomeOffice, takes_nobody_elses_word) {
  EXPECT_EQ(recorded(rut, id<GuardianId>(999))["problem"], "guardian-may-not-report");
  run("update guardianship set may_report = false where guardian_id = $1", {*geir.guardian});
  EXPECT_EQ(recorded(rut, *geir.guardian)["problem"], "guardian-may-not-report");
  EXPECT_EQ(recorded(kari, *grete.guardian)["problem"], "not-allowed");
  EXPECT_EQ(recorded(per, *grete.guardian)["problem"], "not-found");
  EXPECT_TRUE(messages().empty());
}

TEST_P(HomeOffice, undoes_what_it_recorded) {
  const MessageId message = id_of(recorded(rut, *grete.guardian)["results"][0]);
  EXPECT_TRUE(withdraw_message(context(), rut, message).has_value());
  EXPECT_TRUE(read_office_messages(context(), rut, kThursday).empty());
}

TEST_P(HomeOffice, a_protected_child_shows_the_confirmed_alone_and_no_telephone) {
  EXPECT_EQ(home(rut)["guardians"].size(), 2U);
  EXPECT_EQ(home(rut)["guardians"][0]["phone"], "90000000");
  run("update pupil set protected_address = 'confidential' where id = $1", {kAda});
  EXPECT_EQ(home(rut)["guardians"].size(), 0U);
  run("update guardianship set origin = 'confirmed' where guardian_id = $1", {*geir.guardian});
  EXPECT_EQ(home(rut)["guardians"].size(), 1U);
  EXPECT_EQ(home(rut)["guardians"][0]["phone"], nullptr);
  EXPECT_EQ(home(rut).dump().find("90000000"), std::string::npos);
  EXPECT_EQ(home(siv)["guardians"][0]["phone"], "90000000") << "the principal answers for the child";
  EXPECT_EQ(home(kari)["guardians"][0]["phone"], "90000000") << "the contact teacher follows the child up";
  access::Actor named = rut;
  named.relations[0].may_reach_protected = true;
  EXPECT_EQ(home(named)["guardians"][0]["phone"], "90000000");
  EXPECT_EQ(recorded(rut, *grete.guardian)["problem"], "guardian-may-not-report");
}

TEST_P(HomeOffice, a_wish_to_be_called_stands_where_the_home_is_looked_up) {
  const ContactWish wish{Channel::phone, "so", true};
  EXPECT_TRUE(wish_contact(context(), grete, wish).has_value());
  EXPECT_EQ(wish_contact(context(), kari, wish).error().code, "not-allowed");
  const json listed = home(rut)["guardians"][1]["wish"];
  EXPECT_EQ(listed, (json{{"channel", "phone"}, {"language", "so"}, {"needs_interpreter", true}}));
  EXPECT_TRUE(record_contact_wish(context(), rut, kAda, *grete.guardian, {Channel::page, {}, false}));
  EXPECT_EQ(home_of(grete)["contact_wish"]["channel"], "page");
  EXPECT_EQ(record_contact_wish(context(), rut, kBo, *grete.guardian, wish).error().code, "not-found");
}

TEST_P(HomeOffice, a_home_is_looked_up_by_those_who_need_it) {
  run("update pupil set language = 'so', needs_interpreter = true where id = $1", {kAda});
  EXPECT_EQ(home(kari)["language"], "so");
  EXPECT_EQ(home(kari)["needs_interpreter"], true);
  EXPECT_EQ(home(odd)["problem"], "not-allowed");
  EXPECT_EQ(home(per)["problem"], "not-found");
  EXPECT_EQ(home(grete)["problem"], "not-allowed");
  EXPECT_EQ(texts("select action from audit_event where action = 'home.read'").size(), 2U);
}

}  // namespace
}  // namespace tilstede::home
