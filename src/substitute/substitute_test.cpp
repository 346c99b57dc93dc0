#include <gtest/gtest.h>

#include <cstdint>
#include <cstdio>
#include <set>

#include "substitute/code_gate.hpp"
#include "substitute/short_code.hpp"
#include "substitute/substitute_link.hpp"

namespace tilstede::substitute {
namespace {

using namespace std::chrono_literals;

constexpr Date kToday{std::chrono::year{2024} / 10 / 31};
const Instant kNow = std::chrono::sys_days(kToday) + 8h;

SubstituteLink link_until(Instant expires_at) {
  SubstituteLink link;
  link.date = kToday;
  link.expires_at = expires_at;
  return link;
}

std::string refusal(const SubstituteLink& link, const std::string& session = "") {
  const auto problem = why_closed(link, session, kNow, kToday);
  return problem ? problem->code : "";
}

TEST(SubstituteLink, is_open_until_the_moment_it_expires) {
  EXPECT_EQ(refusal(link_until(kNow + 1us)), "");
  EXPECT_EQ(refusal(link_until(kNow)), "substitute-link-expired");
}

TEST(SubstituteLink, opened_is_for_that_device_alone) {
  auto link = link_until(kNow + 1h);
  link.opened_at = kNow - 1min;
  link.session_hash = "mine";
  EXPECT_EQ(refusal(link, "mine"), "");
  EXPECT_EQ(refusal(link, "other"), "substitute-link-taken");
  EXPECT_EQ(refusal(link), "substitute-link-taken");
}

TEST(SubstituteLink, says_used_rather_than_expired_or_withdrawn) {
  auto link = link_until(kNow - 1h);
  link.withdrawn_at = kNow;
  EXPECT_EQ(refusal(link), "substitute-link-withdrawn");
  link.used_at = kNow - 2h;
  EXPECT_EQ(refusal(link), "substitute-link-used");
}

TEST(SubstituteLink, opens_on_its_day) {
  auto link = link_until(kNow + 48h);
  link.date = Date{std::chrono::sys_days(kToday) + std::chrono::days(1)};
  EXPECT_EQ(refusal(link), "substitute-link-not-yet");
}

TEST(SubstituteLink, is_good_for_hours_after_the_lesson_and_never_the_next_day) {
  EXPECT_EQ(expiry_minute(9 * 60), 13 * 60);
  EXPECT_EQ(expiry_minute(21 * 60), 23 * 60 + 59);
  EXPECT_EQ(expiry_minute(std::nullopt), 23 * 60 + 59);
}

TEST(ShortCode, has_eight_letters_that_are_not_taken_for_one_another) {
  std::set<std::string> codes;
  for (std::uint64_t i = 0; i < 1000; ++i) {
    const std::uint64_t bits = i * 0x9e3779b97f4a7c15ull;
    char hex[17];
    std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(bits));
    const auto code = short_code(hex);
    EXPECT_EQ(code.size(), kCodeLength);
    EXPECT_EQ(code.find_first_of("ILO01"), std::string::npos);
    codes.insert(code);
  }
  EXPECT_EQ(codes.size(), 1000u);
}

TEST(ShortCode, is_typed_as_people_type) {
  EXPECT_EQ(normalised_code(" abcd-23 45"), "ABCD2345");
}

TEST(CodeGate, closes_after_many_wrong_codes_and_opens_with_time) {
  CodeGate gate;
  for (int i = 0; i < kWrongAtOnce; ++i) {
    EXPECT_EQ(wait_at(gate, kNow), 0s);
    gate = after_wrong(gate, kNow);
  }
  EXPECT_EQ(wait_at(gate, kNow), kOneMoreEvery);
  EXPECT_EQ(wait_at(gate, kNow + kOneMoreEvery - 1us), kOneMoreEvery);
  EXPECT_EQ(wait_at(gate, kNow + kOneMoreEvery), 0s);
  EXPECT_EQ(wait_at(after_wrong(gate, kNow + kOneMoreEvery), kNow + kOneMoreEvery), kOneMoreEvery);
}

}  // namespace
}  // namespace tilstede::substitute
