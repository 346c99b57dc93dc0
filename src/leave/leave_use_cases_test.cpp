#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "attendance/attendance_store_testing.hpp"
#include "leave/apply_use_cases.hpp"
#include "leave/decide_use_cases.hpp"
#include "leave/leave_json.hpp"
#include "leave/read_leave_use_cases.hpp"

namespace tilstede::leave {
namespace {

using attendance::testing::absent;
using attendance::testing::batch_of;
using attendance::testing::kAda;
using attendance::testing::kBo;
using nlohmann::json;
using Lines = std::vector<std::string>;

class LeaveOf : public attendance::testing::SchoolTest {
 protected:
  void SetUp() override {
    SchoolTest::SetUp();
    run("insert into guardianship (id, pupil_id, guardian_id, has_parental_responsibility, may_see, "
        "may_report, "
        "may_consent, origin) values ($1, $2, $3, true, true, true, true, 'roster')",
        {attendance::testing::numbered(800), kAda, *grete.guardian});
    run("update guardian set phone = '+4790000000'");
    grete.relations.front().may_report = true;
  }

  json ask(const access::Actor& actor, Kind kind, const char* from, const char* to, PupilId pupil = kAda,
           std::optional<GuardianId> guardian = {}) {
    Wish wish{{pupil}, kind, {*parse_date(from), *parse_date(to)}, PersonalText("Reise"), {}, guardian};
    http::Request request;
    request.method = http::Method::post;
    request.route = "/api/leave";
    request.headers.emplace("idempotency-key", fmt::format("leave-{}", ++keys_));
    const auto answer = apply(context(), actor, request, wish, on_changed());
    if (!answer) return {{"problem", answer.error().code}};
    return json::parse(answer->body)["applications"][0];
  }

  DecisionId id_of(const json& application) {
    return DecisionId{parse_uuid(application["application_id"].get<std::string>()).value()};
  }

  std::string grant(const access::Actor& actor, const json& application) {
    const auto decided = decide(context(), actor, id_of(application), {}, on_changed());
    return decided ? std::string(name_of(state_of(*decided))) : decided.error().code;
  }

  Lines standing() {
    return texts(
        "select coalesce(reason, kind) || ' ' || cast(date as text) from absence_entry where pupil_id = $1 "
        "and "
        "superseded_by is null order by date, lesson",
        {kAda});
  }

 private:
  int keys_ = 0;
};
FOR_EACH_ENGINE(LeaveOf);

TEST_P(LeaveOf, a_granted_one_stands_on_its_school_days_and_the_home_is_told) {
  const json asked = ask(grete, Kind::leave, "2024-12-06", "2024-12-09");
  EXPECT_EQ(asked["school_days"], 2) << "a weekend lies between";
  EXPECT_EQ(standing(), Lines{});
  EXPECT_EQ(grant(siv, asked), "granted");
  EXPECT_EQ(standing(), (Lines{"leave 2024-12-06", "leave 2024-12-09"}));
  EXPECT_EQ(changed.size(), 1U) << "the flags are looked at again";
  EXPECT_EQ(texts("select template from outbox_message"), Lines{"leave-decided"});
  EXPECT_EQ(grant(siv, asked), "leave-decided");
  EXPECT_TRUE(read_letter(context(), grete, id_of(asked)));
}

TEST_P(LeaveOf, a_weekend_alone_is_neither_granted_nor_left_of_a_leave) {
  const json asked = ask(grete, Kind::leave, "2024-12-06", "2024-12-09");
  const Period weekend{*parse_date("2024-12-07"), *parse_date("2024-12-08")};
  const DecisionWish wish{Outcome::partly_granted, weekend.from, weekend.to, PersonalText("Prøver"), {}};
  const auto decided = decide(context(), siv, id_of(asked), wish, on_changed());
  ASSERT_FALSE(decided);
  EXPECT_EQ(decided.error().code, "leave-without-school-days");
  EXPECT_EQ(grant(siv, asked), "granted");
  const auto changed_to =
      change(context(), siv, id_of(asked), {weekend, PersonalText("Kom hjem")}, on_changed());
  ASSERT_FALSE(changed_to);
  EXPECT_EQ(changed_to.error().code, "leave-without-school-days");
  EXPECT_EQ(standing(), (Lines{"leave 2024-12-06", "leave 2024-12-09"}));
}

TEST_P(LeaveOf, a_shortened_one_gives_back_what_was_registered) {
  register_marks(kari, batch_of(0, {absent(1, kAda, 0)}));
  const json asked = ask(grete, Kind::leave, "2024-10-31", "2024-11-01");
  EXPECT_EQ(grant(siv, asked), "granted");
  EXPECT_EQ(standing(), (Lines{"leave 2024-10-31", "leave 2024-11-01"}));
  const Date friday = *parse_date("2024-11-01");
  ASSERT_TRUE(
      change(context(), siv, id_of(asked), {Period{friday, friday}, PersonalText("Kom hjem")}, on_changed()));
  EXPECT_EQ(standing(), (Lines{"day 2024-10-31", "leave 2024-11-01"}));
  EXPECT_EQ(read_letter(context(), grete, id_of(asked))->title, "Permisjonen er gjort kortere");
  EXPECT_EQ(texts("select template from outbox_message order by template"),
            (Lines{"leave-changed", "leave-decided"}));
  EXPECT_FALSE(
      change(context(), siv, id_of(asked), {Period{friday, friday}, PersonalText("Igjen")}, on_changed()))
      << "nothing would change";
  ASSERT_TRUE(change(context(), siv, id_of(asked), {{}, PersonalText("Reiste ikke")}, on_changed()));
  EXPECT_EQ(standing(), (Lines{"day 2024-10-31", "present 2024-11-01"}));
  EXPECT_EQ(read_letter(context(), grete, id_of(asked))->title, "Permisjonen er opphevet");
  EXPECT_EQ(texts("select count(*) from leave_application where letter like '%innvilget%'"), Lines{"1"})
      << "the former letter is kept";
  EXPECT_FALSE(change(context(), siv, id_of(asked), {{}, PersonalText("Igjen")}, on_changed()));
}

TEST_P(LeaveOf, single_days_are_counted_by_what_stands_whoever_entered_it) {
  EXPECT_EQ(ask(grete, Kind::single_day, "2024-11-04", "2024-11-04")["state"], "granted");
  EXPECT_EQ(ask(grete, Kind::single_day, "2024-11-05", "2024-11-06")["problem"], "leave-quota-used");
  const json second = ask(grete, Kind::single_day, "2024-11-05", "2024-11-05");
  EXPECT_EQ(ask(grete, Kind::single_day, "2024-11-06", "2024-11-06")["problem"], "leave-quota-used");
  ASSERT_TRUE(withdraw(context(), grete, id_of(second), on_changed()));
  EXPECT_EQ(standing(), (Lines{"leave_without_application 2024-11-04", "present 2024-11-05"}));
  EXPECT_EQ(ask(grete, Kind::single_day, "2024-11-06", "2024-11-06")["state"], "granted");
  const auto view = read_class(context(), kari, attendance::testing::k8A);
  ASSERT_TRUE(view);
  EXPECT_EQ(view->pupils.front().usage.single_days, 2);
}

TEST_P(LeaveOf, lands_with_the_contact_teacher_when_it_is_one_day) {
  ask(grete, Kind::leave, "2024-11-04", "2024-11-04");
  ask(grete, Kind::leave, "2024-12-02", "2024-12-06");
  const auto mine = [&](const access::Actor& actor) {
    int count = 0;
    const auto cases = read_cases(context(), actor);
    for (const CaseView& one : cases->waiting)
      count += one.is_mine ? 1 : 0;
    return count;
  };
  EXPECT_EQ(mine(siv), 2) << "the roster knows no contact teacher";
  run("insert into class_teacher (id, class_id, staff_id, is_contact_teacher, valid_from) values ($1, $2, "
      "$3, true, "
      "'2024-08-01')",
      {attendance::testing::numbered(801), attendance::testing::k8A, *kari.staff});
  EXPECT_EQ(mine(siv), 1);
  EXPECT_EQ(mine(kari), 1);
  EXPECT_FALSE(read_cases(context(), odd));
  ASSERT_TRUE(set_delegation(context(), siv, attendance::testing::kSolvang, {5, 5}));
  EXPECT_EQ(mine(kari), 2);
  EXPECT_FALSE(set_delegation(context(), kari, attendance::testing::kSolvang, {9, 9}));
}

TEST_P(LeaveOf, the_office_writes_for_the_pupils_own_guardians_alone) {
  EXPECT_EQ(ask(rut, Kind::leave, "2024-11-04", "2024-11-04", kAda, grete.guardian)["state"], "waiting");
  EXPECT_EQ(ask(rut, Kind::leave, "2024-11-04", "2024-11-04", kBo, grete.guardian)["problem"],
            "leave-not-guardian");
  EXPECT_EQ(ask(grete, Kind::leave, "2024-11-05", "2024-11-05", kBo)["problem"], "not-found");
  EXPECT_EQ(ask(kari, Kind::leave, "2024-11-05", "2024-11-05")["problem"], "not-allowed");
  const auto view = read_pupil(context(), rut, kAda);
  ASSERT_TRUE(view);
  EXPECT_EQ(view->guardians.size(), 1U);
  EXPECT_TRUE(view->cases.front().is_by_office);
}

TEST_P(LeaveOf, a_letter_names_no_school_for_a_protected_pupil) {
  run("update pupil set protected_address = 'confidential' where id = $1", {kAda});
  run("update guardianship set origin = 'confirmed'");
  const json asked = ask(grete, Kind::leave, "2024-11-04", "2024-11-04");
  EXPECT_EQ(grant(siv, asked), "granted");
  EXPECT_EQ(texts("select letter from leave_application").front().find("Solvang"), std::string::npos);
}

}  // namespace
}  // namespace tilstede::leave
