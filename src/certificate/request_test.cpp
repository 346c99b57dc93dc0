#include "certificate/request.hpp"

#include <gtest/gtest.h>

namespace tilstede::certificate {
namespace {

const Date kToday = *parse_date("2024-10-31");

CertificateRequest asked(RequestKind kind, const std::vector<StepKind>& steps = {}) {
  CertificateRequest request;
  request.year = SchoolYear{2024};
  request.wish.kind = kind;
  request.wish.from = *parse_date("2024-09-02");
  request.wish.to = *parse_date("2024-09-06");
  for (const StepKind step : steps)
    request.steps.push_back({{step, Documentation::doctors_note, kToday, std::nullopt}, {}, {}});
  return request;
}

std::string first_place(const std::optional<Problem>& problem) {
  return problem && !problem->places.empty() ? problem->places.front().pointer : problem ? problem->code : "";
}

TEST(CertificateRequest, illness_is_granted_only_when_a_doctors_note_has_been_seen) {
  const auto request = asked(RequestKind::strike_health);
  EXPECT_EQ(first_place(problem_of(StepWish{StepKind::granted, {}, {}, {}}, request)), "/documentation");
  EXPECT_EQ(first_place(problem_of(StepWish{StepKind::granted, Documentation::other, kToday, {}}, request)),
            "/documentation");
  EXPECT_FALSE(problem_of(StepWish{StepKind::granted, Documentation::doctors_note, kToday, {}}, request));
}

TEST(CertificateRequest, documentation_seen_earlier_is_enough) {
  const auto request = asked(RequestKind::strike_risk, {StepKind::documentation_seen});
  EXPECT_FALSE(problem_of(StepWish{StepKind::granted, {}, {}, {}}, request));
}

TEST(CertificateRequest, leave_needs_the_decision_on_it) {
  const auto request = asked(RequestKind::strike_leave);
  EXPECT_TRUE(problem_of(StepWish{StepKind::granted, Documentation::doctors_note, kToday, {}}, request));
  EXPECT_FALSE(problem_of(StepWish{StepKind::granted, Documentation::leave_decision, kToday, {}}, request));
}

TEST(CertificateRequest, a_refusal_says_why) {
  EXPECT_EQ(first_place(problem_of(StepWish{StepKind::refused, {}, {}, {}}, asked(RequestKind::annex))),
            "/words");
}

TEST(CertificateRequest, a_decision_is_changed_by_its_opposite_with_a_reason) {
  const auto granted = asked(RequestKind::strike_health, {StepKind::granted});
  EXPECT_EQ(first_place(problem_of(StepWish{StepKind::refused, {}, {}, {}}, granted)), "/words");
  EXPECT_FALSE(problem_of(StepWish{StepKind::refused, {}, {}, PersonalText("Feil elev")}, granted));
  EXPECT_EQ(first_place(problem_of(StepWish{StepKind::withdrawn, {}, {}, {}}, granted)), "request-decided");
  const auto withdrawn = asked(RequestKind::strike_health, {StepKind::withdrawn});
  EXPECT_EQ(first_place(
                problem_of(StepWish{StepKind::granted, Documentation::doctors_note, kToday, {}}, withdrawn)),
            "request-decided");
}

TEST(CertificateRequest, only_what_is_granted_and_of_the_year_is_struck) {
  const std::vector<CertificateRequest> requests = {
      asked(RequestKind::strike_health, {StepKind::granted}), asked(RequestKind::strike_risk),
      asked(RequestKind::strike_risk, {StepKind::granted, StepKind::refused}),
      asked(RequestKind::annex, {StepKind::granted})};
  EXPECT_EQ(granted_strikes(requests, SchoolYear{2024}).size(), 1U);
  EXPECT_TRUE(granted_strikes(requests, SchoolYear{2023}).empty());
}

TEST(CertificateRequest, days_must_be_of_one_school_year_and_have_been) {
  RequestWish wish;
  wish.from = *parse_date("2024-09-02");
  wish.to = *parse_date("2024-09-01");
  wish.requested_on = kToday;
  EXPECT_EQ(first_place(problem_of(wish, kToday)), "/to");
  wish.to = *parse_date("2025-09-01");
  EXPECT_EQ(first_place(problem_of(wish, kToday)), "/to");
  wish.from = wish.to = *parse_date("2024-11-01");
  EXPECT_EQ(first_place(problem_of(wish, kToday)), "/from");
}

}  // namespace
}  // namespace tilstede::certificate
