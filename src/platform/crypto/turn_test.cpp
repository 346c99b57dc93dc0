#include "platform/crypto/turn.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace tilstede::crypto {
namespace {

TEST(Turn, refuses_when_too_many_wait) {
  bool is_taken = true;
  const bool was_first = in_turn(0, [&] { std::thread([&] { is_taken = in_turn(0, [] {}); }).join(); });
  EXPECT_TRUE(was_first);
  EXPECT_FALSE(is_taken);
  EXPECT_TRUE(in_turn(0, [] {})) << "the line is empty again";
}

TEST(Turn, lets_one_work_at_a_time) {
  std::atomic<int> at_work = 0;
  std::atomic<int> together = 0;
  std::atomic<int> done = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      in_turn(8, [&] {
        if (++at_work > 1) ++together;
        std::this_thread::yield();
        --at_work;
        ++done;
      });
    });
  }
  for (auto& thread : threads)
    thread.join();
  EXPECT_EQ(together, 0);
  EXPECT_EQ(done, 8);
}

TEST(Turn, is_given_back_by_work_that_throws) {
  EXPECT_THROW(in_turn(0, [] { throw 1; }), int);
  EXPECT_TRUE(in_turn(0, [] {}));
}

}  // namespace
}  // namespace tilstede::crypto
