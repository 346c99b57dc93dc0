#include "certificate/certificate_use_cases.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "attendance/attendance_store_testing.hpp"
#include "certificate/half_year_use_cases.hpp"
#include "platform/clock/oslo.hpp"

namespace tilstede::certificate {
namespace {

using attendance::testing::k8A;
using attendance::testing::kAda;
using attendance::testing::kBo;
using attendance::testing::kEmil;
using attendance::testing::numbered;
using nlohmann::json;

class Certificate : public attendance::testing::SchoolTest {
 protected:
  void SetUp() override {
    SchoolTest::SetUp();
    grete.relations.front().may_consent = true;
    // The last school day of the first half-year is Friday 31 January 2025.
    at("2025-01-31");
  }

  void at(const char* date) { clock().set(oslo::instant_of(parse_date(date).value(), 14 * 60)); }

  void absent(const PupilId& pupil, const char* date, const char* reason = "illness") {
    run("insert into absence_entry (id, pupil_id, date, lesson, kind, documentation, reason, reported_by, "
        "origin, "
        "recorded_at) values ($1, $2, $3, 0, 'day', 'documented', $4, 'guardian', 'teacher', 0)",
        {numbered(9000 + next_++), pupil, parse_date(date).value(), reason});
  }

  ClassHalfYear shown(const access::Actor& actor) {
    return read_class_half_year(context(), routines_, actor, k8A, 1).value();
  }

  json sign(const access::Actor& actor, const std::vector<PupilId>& pupils, const json& reason = nullptr,
            const char* digest = nullptr) {
    json body{{"half", 1}, {"pupils", json::array()}, {"reason", reason}};
    for (const PupilHalfYear& one : shown(kari).pupils) {
      if (std::find(pupils.begin(), pupils.end(), one.pupil) != pupils.end())
        body["pupils"].push_back(
            {{"pupil_id", to_text(one.pupil)}, {"digest", digest ? std::string(digest) : one.digest_now}});
    }
    return answer(sign_half_year(context(), routines_, actor, request(body), k8A));
  }

  json ask(const access::Actor& actor, const char* kind, const char* from, const char* to,
           const PupilId& pupil = kAda) {
    return answer(request_strike(
        context(), actor, request({{"kind", kind}, {"from", from}, {"to", to}, {"words", "Feber"}}), pupil));
  }

  json step(const access::Actor& actor, const json& asked, const json& body) {
    const RequestId id{parse_uuid(asked.at("request_id").get<std::string>()).value()};
    return answer(take_step(context(), actor, request(body), id));
  }

  json sheet(const access::Actor& actor) {
    const auto found = read_pupil_certificate(context(), routines_, actor, kAda);
    if (!found) return {{"problem", found.error().code}};
    return json::parse(to_json(found->certificate, found->viewer, found->names));
  }

  routine::Routines routines_;

 private:
  http::Request request(const json& body) {
    http::Request made;
    made.method = http::Method::post;
    made.route = "certificate";
    made.headers.emplace("idempotency-key", "key-" + std::to_string(++keys_));
    made.body = body.dump();
    return made;
  }

  static json answer(const Result<access::StoredAnswer, Problem>& got) {
    if (got) return json::parse(got->body);
    json places = json::array();
    for (const auto& place : got.error().places)
      places.push_back(place.code);
    return {{"problem", got.error().code}, {"places", places}};
  }

  int next_ = 1;
  int keys_ = 0;
};

TEST_P(Certificate, a_signed_report_stays_as_it_was_and_says_what_has_changed) {
  absent(kAda, "2024-09-02");
  EXPECT_EQ(sign(kari, {kAda}).at("results").at(0).at("result"), "signed");
  EXPECT_EQ(sign(kari, {kAda}).at("results").at(0).at("result"), "already");
  absent(kAda, "2024-09-03");
  const auto report = shown(kari).pupils.front();
  EXPECT_EQ(report.versions.back().facts.figures.days, 1);
  ASSERT_TRUE(report.changed);
  EXPECT_EQ(report.changed->now.days, 2);
  EXPECT_EQ(to_text(report.changed->dates.front().date), "2024-09-03");
}

TEST_P(Certificate, two_of_one_name_are_told_apart_where_a_class_is_listed) {
  run("update pupil set given_name = 'Ada', family_name = 'Test' where id in ($1, $2)", {kAda, kBo});
  std::map<PupilId, std::string> in_reports;
  for (const PupilHalfYear& one : shown(kari).pupils)
    in_reports[one.pupil] = one.told_apart_by;
  EXPECT_NE(in_reports[kAda], "");
  EXPECT_NE(in_reports[kAda], in_reports[kBo]);
  const auto sheet = read_class_certificate(context(), routines_, siv, k8A);
  ASSERT_TRUE(sheet);
  for (const PupilCertificate& one : sheet->pupils)
    EXPECT_EQ(one.told_apart_by, in_reports[one.pupil]);
}

TEST_P(Certificate, a_correction_is_a_new_version_with_a_reason_and_the_former_is_kept) {
  sign(kari, {kAda});
  absent(kAda, "2024-09-03");
  EXPECT_EQ(sign(siv, {kAda}).at("results").at(0).at("result"), "reason-missing");
  const json signed_again = sign(siv, {kAda}, "Glemt føring");
  EXPECT_EQ(signed_again.at("results").at(0).at("version"), 2);
  const auto report = shown(kari).pupils.front();
  ASSERT_EQ(report.versions.size(), 2U);
  EXPECT_EQ(report.versions[0].facts.figures.days, 0);
  EXPECT_EQ(report.versions[1].signed_as, "principal");
  EXPECT_EQ(report.versions[1].reason->reveal(), "Glemt føring");
  EXPECT_FALSE(report.changed);
  EXPECT_EQ(
      texts("select cast(count(*) as varchar(9)) from audit_event where action = 'half_year.signed'").front(),
      "2");
}

TEST_P(Certificate, nobody_signs_what_they_have_not_seen) {
  EXPECT_EQ(sign(kari, {kAda}, nullptr, "something else").at("results").at(0).at("result"),
            "changed-since-seen");
  EXPECT_TRUE(shown(kari).pupils.front().versions.empty());
}

TEST_P(Certificate, the_half_year_is_signed_from_its_last_school_day_on) {
  at("2025-01-30");
  EXPECT_EQ(sign(kari, {kAda}).at("problem"), "half-year-not-over");
}

TEST_P(Certificate, who_may_see_and_sign) {
  EXPECT_EQ(sign(rut, {kAda}).at("problem"), "not-allowed");
  EXPECT_EQ(sign(odd, {kAda}).at("problem"), "not-allowed");
  EXPECT_TRUE(read_class_half_year(context(), routines_, rut, k8A, 1));
  EXPECT_EQ(read_class_half_year(context(), routines_, per, k8A, 1).error().code, "not-found");
  sign(kari, {kAda, kBo});
  EXPECT_EQ(read_pupil_half_years(context(), routines_, grete, kAda)->half_years.size(), 1U);
  EXPECT_EQ(read_pupil_half_years(context(), routines_, grete, kBo).error().code, "not-found");
  EXPECT_EQ(read_class_certificate(context(), routines_, kari, k8A).error().code, "not-allowed");
  EXPECT_TRUE(read_class_certificate(context(), routines_, rut, k8A));
}

TEST_P(Certificate, days_are_struck_when_a_doctors_note_has_been_seen) {
  for (const char* const date : {"2024-09-05", "2024-09-06", "2024-09-09", "2024-09-10", "2024-09-11"})
    absent(kAda, date);
  const json asked = ask(grete, "strike-health", "2024-09-05", "2024-09-11");
  EXPECT_EQ(asked.at("status"), "requested");
  EXPECT_EQ(step(grete, asked, {{"step", "granted"}}).at("problem"), "not-allowed");
  EXPECT_EQ(step(siv, asked, {{"step", "granted"}}).at("places").at(0), "documentation-not-seen");
  EXPECT_EQ(sheet(siv).at("years").at(0).at("struck"), 0);
  const json granted = step(siv, asked, {{"step", "granted"}, {"documentation", "doctors-note"}});
  EXPECT_EQ(granted.at("status"), "granted");
  const json year = sheet(grete).at("years").at(0);
  EXPECT_EQ(year.at("days"), 5);
  EXPECT_EQ(year.at("struck"), 2);
  EXPECT_EQ(year.at("days_on_certificate"), 3);
  EXPECT_EQ(year.at("absence").at(3).at("outcome"), "struck");
  EXPECT_EQ(year.at("spells").size(), 1U);
}

TEST_P(Certificate, a_refusal_says_why_and_a_decision_can_be_changed_with_a_reason) {
  absent(kAda, "2024-09-05", "leave");
  const json asked = ask(grete, "strike-leave", "2024-09-05", "2024-09-05");
  EXPECT_EQ(step(siv, asked, {{"step", "refused"}}).at("places").at(0), "missing");
  step(siv, asked, {{"step", "refused"}, {"words", "Ikke innvilget"}});
  EXPECT_EQ(sheet(grete).at("requests").at(0).at("steps").at(0).at("words"), "Ikke innvilget");
  EXPECT_EQ(step(siv, asked, {{"step", "withdrawn"}}).at("problem"), "request-decided");
  step(siv, asked,
       {{"step", "granted"}, {"documentation", "leave-decision"}, {"words", "Vedtaket er funnet"}});
  const json shown = sheet(grete);
  EXPECT_EQ(shown.at("requests").at(0).at("steps").size(), 2U);
  EXPECT_EQ(shown.at("years").at(0).at("struck"), 1);
}

TEST_P(Certificate, what_one_guardian_writes_the_other_does_not_read) {
  ask(grete, "strike-health", "2024-09-05", "2024-09-05");
  access::Actor other = grete;
  other.account = ada.account;
  EXPECT_TRUE(sheet(other).at("requests").at(0).at("words").is_null());
  EXPECT_TRUE(sheet(other).at("requests").at(0).at("recorded_by").is_null());
  EXPECT_EQ(sheet(grete).at("requests").at(0).at("words"), "Feber");
}

TEST_P(Certificate, whoever_asked_may_take_it_back_and_nobody_asks_for_another_child) {
  const json asked = ask(grete, "strike-health", "2024-09-05", "2024-09-05");
  EXPECT_EQ(step(rut, asked, {{"step", "withdrawn"}}).at("problem"), "not-allowed");
  EXPECT_EQ(step(grete, asked, {{"step", "withdrawn"}}).at("status"), "withdrawn");
  EXPECT_EQ(ask(grete, "strike-health", "2024-09-05", "2024-09-05", kBo).at("problem"), "not-found");
  EXPECT_EQ(ask(rut, "strike-health", "2024-09-05", "2024-09-05").at("status"), "requested");
  grete.relations.front().may_consent = false;
  EXPECT_EQ(ask(grete, "strike-health", "2024-09-05", "2024-09-05").at("problem"), "not-allowed");
}

TEST_P(Certificate, absence_follows_the_pupil_from_one_school_to_the_other) {
  run("insert into school (id, source_id, name) values ($1, 'haug', 'Haug skole')", {numbered(2)});
  run("update enrolment set valid_from = '2024-10-01' where pupil_id = $1", {kAda});
  run("insert into enrolment (id, pupil_id, school_id, grade, valid_from, valid_to) values ($1, $2, $3, 8, "
      "'2024-08-01', '2024-09-30')",
      {numbered(77), kAda, numbered(2)});
  for (const char* const date : {"2024-09-27", "2024-09-30", "2024-10-01", "2024-10-02"})
    absent(kAda, date);
  const json asked = ask(grete, "strike-health", "2024-09-27", "2024-10-02");
  step(siv, asked, {{"step", "granted"}, {"documentation", "doctors-note"}});
  EXPECT_EQ(sheet(siv).at("years").at(0).at("days"), 4);
  EXPECT_EQ(sheet(siv).at("years").at(0).at("struck"), 1);
  EXPECT_EQ(shown(kari).pupils.front().now.figures.days, 4);
}

TEST_P(Certificate, the_table_of_a_class_has_a_row_per_pupil_and_zero_is_a_number) {
  absent(kAda, "2024-09-05");
  const auto certificate = read_class_certificate(context(), routines_, siv, k8A);
  const std::string csv = to_csv(*certificate);
  EXPECT_NE(csv.find("pupil_id,school,class,grade,days_8,struck_8,hours_8,days_9"), std::string::npos);
  EXPECT_NE(csv.find("Ada,Solvang skole,8A,8,1,0,0,,,,,,"), std::string::npos) << csv;
  EXPECT_NE(csv.find("Bo,Solvang skole,8A,8,0,0,0,,,,,,"), std::string::npos) << csv;
  EXPECT_NE(to_csv(shown(kari)).find("Ada,Solvang skole,8A,8,2024-25,1,1,0,1,0,0,0,0,0,,,0"),
            std::string::npos)
      << to_csv(shown(kari));
}

FOR_EACH_ENGINE(Certificate);

}  // namespace
}  // namespace tilstede::certificate
