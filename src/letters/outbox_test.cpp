#include "letters/outbox.hpp"

#include <gtest/gtest.h>

namespace tilstede::letters {
namespace {

using namespace std::chrono_literals;

const Instant kNow{1'730'000'000s};

std::string number_of(const std::string& written) {
  const auto number = dialable(PersonalText(written));
  return number ? number->reveal() : "";
}

TEST(Outbox, settles_what_was_delivered_or_refused) {
  EXPECT_EQ(outcome_of(Delivery::delivered, 1, kNow).state, MessageState::sent);
  const auto refused = outcome_of(Delivery::refused, 1, kNow);
  EXPECT_EQ(refused.state, MessageState::failed);
  EXPECT_EQ(refused.failure, "refused");
}

TEST(Outbox, waits_longer_each_time_and_gives_up_at_last) {
  auto pause = 0us;
  for (int attempts = 1; attempts < 8; ++attempts) {
    const auto outcome = outcome_of(Delivery::unreachable, attempts, kNow);
    ASSERT_EQ(outcome.state, MessageState::waiting) << attempts;
    EXPECT_GT(outcome.next_attempt - kNow, pause);
    pause = outcome.next_attempt - kNow;
  }
  const auto last = outcome_of(Delivery::unreachable, 8, kNow);
  EXPECT_EQ(last.state, MessageState::failed);
  EXPECT_EQ(last.failure, "given-up");
}

TEST(Outbox, reads_telephone_numbers_as_people_write_them) {
  EXPECT_EQ(number_of("998 87 766"), "+4799887766");
  EXPECT_EQ(number_of("+47 998 87 766"), "+4799887766");
  EXPECT_EQ(number_of("0047 99887766"), "+4799887766");
  EXPECT_EQ(number_of("+44 7700 900123"), "+447700900123");
}

TEST(Outbox, takes_nothing_for_a_number_that_is_none) {
  for (const char* written :
       {"", "mor", "9988", "998 87 766 (mor)", "99887766 el. 99887767", "+12345678901234567"})
    EXPECT_EQ(number_of(written), "") << written;
}

}  // namespace
}  // namespace tilstede::letters
