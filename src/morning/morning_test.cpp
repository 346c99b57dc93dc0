#include "morning/morning.hpp"

#include <gtest/gtest.h>

#include "morning/missing_text.hpp"

namespace tilstede::morning {
namespace {

using namespace std::chrono_literals;

const Instant kMorning{1'730'359'200s};
const AccountId kKari{Uuid{{1}}};
const AccountId kOdd{Uuid{{2}}};

Step step(StepKind kind, std::chrono::minutes after, const AccountId& by = kKari) {
  Step step;
  step.kind = kind;
  step.at = kMorning + after;
  step.by = by;
  return step;
}

Step attempt(AttemptOutcome outcome, std::chrono::minutes after) {
  Step made = step(StepKind::attempt, after);
  made.channel = Contact::call;
  made.outcome = outcome;
  return made;
}

State state(const std::vector<Step>& steps, std::chrono::minutes now) {
  return state_of(steps, kMorning + now, 10min);
}

TEST(Morning, is_open_until_somebody_takes_it) {
  EXPECT_EQ(state({}, 0min).standing, Standing::open);
  const auto taken = state({step(StepKind::take, 1min)}, 2min);
  EXPECT_EQ(taken.standing, Standing::taken);
  EXPECT_EQ(taken.taken_by, kKari);
  EXPECT_EQ(taken.returns_at, kMorning + 11min);
}

TEST(Morning, nobody_is_called_by_two) {
  const auto taken = state({step(StepKind::take, 1min)}, 2min);
  for (const auto kind : {StepKind::take, StepKind::attempt, StepKind::text_message, StepKind::give_back,
                          StepKind::explained, StepKind::at_school, StepKind::not_found}) {
    EXPECT_EQ(verdict_on(kind, taken, kOdd), Verdict::taken_by_other);
    EXPECT_EQ(verdict_on(kind, taken, kKari), Verdict::accepted);
  }
}

TEST(Morning, nobody_is_forgotten_what_is_taken_and_not_followed_up_comes_back) {
  const auto at_ten = state({step(StepKind::take, 0min)}, 10min);
  EXPECT_EQ(at_ten.standing, Standing::open);
  EXPECT_TRUE(at_ten.has_returned);
  EXPECT_EQ(at_ten.taken_by, kKari);
  EXPECT_EQ(verdict_on(StepKind::take, at_ten, kOdd), Verdict::accepted);
  EXPECT_EQ(state({step(StepKind::take, 0min)}, 9min).standing, Standing::taken);
}

TEST(Morning, an_attempt_holds_it_for_as_long_again_and_then_it_comes_back) {
  const std::vector<Step> steps{step(StepKind::take, 0min), attempt(AttemptOutcome::no_answer, 8min)};
  EXPECT_EQ(state(steps, 17min).standing, Standing::taken);
  EXPECT_EQ(state(steps, 18min).standing, Standing::open);
  EXPECT_EQ(state(steps, 18min).attempts, 1);
}

TEST(Morning, who_acts_without_having_taken_takes_it) {
  const auto held = state({attempt(AttemptOutcome::no_answer, 0min)}, 1min);
  EXPECT_EQ(held.taken_by, kKari);
}

TEST(Morning, what_is_given_back_is_open) {
  const auto back = state({step(StepKind::take, 0min), step(StepKind::give_back, 1min)}, 2min);
  EXPECT_EQ(back.standing, Standing::open);
  EXPECT_FALSE(back.has_returned);
}

TEST(Morning, a_pupil_nobody_knows_of_goes_to_the_principal_and_stays_so_when_taken_again) {
  const std::vector<Step> steps{step(StepKind::take, 0min), step(StepKind::not_found, 5min),
                                step(StepKind::take, 6min, kOdd)};
  EXPECT_EQ(state(steps, 7min).not_found_since, kMorning + 5min);
  EXPECT_EQ(state(steps, 7min).taken_by, kOdd);
  EXPECT_EQ(state({attempt(AttemptOutcome::home_does_not_know, 3min)}, 4min).not_found_since,
            kMorning + 3min);
}

TEST(Morning, what_is_closed_is_done_unless_it_was_a_mistake) {
  for (const auto kind : {StepKind::explained, StepKind::at_school}) {
    const std::vector<Step> steps{step(StepKind::not_found, 0min), step(kind, 1min)};
    const auto closed = state(steps, 60min);
    EXPECT_TRUE(closed.is_closed());
    EXPECT_FALSE(closed.not_found_since);
    EXPECT_EQ(verdict_on(StepKind::take, closed, kOdd), Verdict::closed);
    EXPECT_EQ(verdict_on(StepKind::reopen, closed, kOdd), Verdict::accepted);
  }
  EXPECT_EQ(verdict_on(StepKind::reopen, state({}, 0min), kKari), Verdict::not_closed);
}

TEST(MissingText, is_in_the_language_of_the_home) {
  const auto polish = missing_text("pl", "Ada", "Solvang skole", "33 00 00 00");
  EXPECT_EQ(polish.language, "pl");
  EXPECT_NE(polish.text.find("Ada"), std::string::npos);
  EXPECT_NE(polish.text.find("33 00 00 00"), std::string::npos);
  EXPECT_EQ(missing_text("", "Ada", "Solvang skole", "").language, "nb");
}

TEST(MissingText, is_in_bokmal_and_english_where_there_is_no_other) {
  const auto text = missing_text("ti", "Ada", "Solvang skole", "").text;
  EXPECT_NE(text.find("hjemmefra"), std::string::npos);
  EXPECT_NE(text.find("from home"), std::string::npos);
}

}  // namespace
}  // namespace tilstede::morning
