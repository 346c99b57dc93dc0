#include "access/idempotency.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <thread>

#include "access/world_store_testing.hpp"

namespace tilstede::access {
namespace {

http::Request request_with(std::string body, std::string path = "/api/classes/1/register") {
  http::Request request;
  request.method = http::Method::post;
  request.path = std::move(path);
  request.route = "/api/classes/{class_id:uuid}/register";
  request.body = std::move(body);
  return request;
}

class IdempotentWrite : public testing::World {
 protected:
  void SetUp() override {
    World::SetUp();
    one.account = ids->next_id<AccountId>();
    other.account = ids->next_id<AccountId>();
  }

  // The frame of a write: what it answered, or the code of the refusal. `work` runs only when the key is new.
  std::string send(
      const Actor& actor, const http::Request& request, const std::string& key,
      const std::function<void(db::Tx&)>& work = [](db::Tx&) {}) {
    const auto answer = database().write([&](db::Tx& tx) -> Result<StoredAnswer, Problem> {
      auto stored = claim_key(tx, context(), actor, request, key);
      if (!stored) return refused(stored.error());
      if (*stored) return **stored;
      work(tx);
      const StoredAnswer fresh{201, "answer " + std::to_string(++runs)};
      store_answer(tx, context(), actor, request, key, fresh);
      return fresh;
    });
    return answer ? std::to_string(answer->status) + " " + answer->body : answer.error().code;
  }

  Actor one;
  Actor other;
  std::atomic<int> runs = 0;
};

TEST_P(IdempotentWrite, happens_once_and_is_answered_alike) {
  EXPECT_EQ(send(one, request_with("{}"), "k"), "201 answer 1");
  EXPECT_EQ(send(one, request_with("{}"), "k"), "201 answer 1");
  EXPECT_EQ(runs, 1);
}

TEST_P(IdempotentWrite, is_another_for_another_key_actor_or_route) {
  EXPECT_EQ(send(one, request_with("{}"), "k"), "201 answer 1");
  EXPECT_EQ(send(one, request_with("{}"), "l"), "201 answer 2");
  EXPECT_EQ(send(other, request_with("{}"), "k"), "201 answer 3");
  auto elsewhere = request_with("{}");
  elsewhere.route = "/api/pupils/{pupil_id:uuid}/exemptions";
  EXPECT_EQ(send(one, elsewhere, "k"), "201 answer 4");
}

TEST_P(IdempotentWrite, refuses_a_key_that_is_used_again_for_something_else) {
  EXPECT_EQ(send(one, request_with("{}"), "k"), "201 answer 1");
  EXPECT_EQ(send(one, request_with("{ }"), "k"), "idempotency-key-reused");
  EXPECT_EQ(send(one, request_with("{}", "/api/classes/2/register"), "k"), "idempotency-key-reused");
}

TEST_P(IdempotentWrite, that_failed_leaves_its_key_free) {
  EXPECT_THROW(send(one, request_with("{}"), "k", [](db::Tx&) { throw std::runtime_error("no"); }),
               std::runtime_error);
  EXPECT_EQ(send(one, request_with("{}"), "k"), "201 answer 1");
}

TEST_P(IdempotentWrite, makes_a_twin_wait_for_the_answer) {
  std::mutex mutex;
  std::condition_variable changed;
  bool is_under_way = false;
  std::string twin_answer;
  std::thread twin([&] {
    {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return is_under_way; });
    }
    twin_answer = send(one, request_with("{}"), "k");
  });
  const auto first = send(one, request_with("{}"), "k", [&](db::Tx& tx) {
    const std::lock_guard lock(mutex);
    is_under_way = true;
    changed.notify_one();
    // Something to do while the twin comes.
    tx.execute("insert into setting (key, value) values ('work', 'done')");
  });
  twin.join();
  EXPECT_EQ(first, "201 answer 1");
  EXPECT_EQ(twin_answer, "201 answer 1");
  EXPECT_EQ(runs, 1);
}

TEST_P(IdempotentWrite, happens_once_when_many_twins_come_through_two_processes) {
  const auto second = db::testing::open(url());
  for (int round = 0; round < 10; ++round) {
    const auto key = "round-" + std::to_string(round);
    std::vector<std::string> answers(6);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      threads.emplace_back([&, i] {
        auto& through = i % 2 == 0 ? database() : *second;
        answers[i] = through.write([&](db::Tx& tx) {
          auto stored = claim_key(tx, context(), one, request_with("{}"), key).value();
          if (stored) return stored->body;
          tx.execute("insert into setting (key, value) values ($1, '')", {key});
          const std::string body = "by " + std::to_string(i);
          store_answer(tx, context(), one, request_with("{}"), key, {200, body});
          return body;
        });
      });
    }
    for (auto& thread : threads)
      thread.join();
    EXPECT_EQ(answers, std::vector<std::string>(6, answers[0])) << key;
  }
}

TEST_P(IdempotentWrite, is_forgotten_when_the_answers_are_deleted) {
  send(one, request_with("{}"), "old");
  clock.set(clock.real_now() + std::chrono::hours(1));
  send(one, request_with("{}"), "new");
  database().write([&](db::Tx& tx) { delete_answers_before(tx, clock.real_now()); });
  EXPECT_EQ(count("select count(*) from idempotent_answer where key = 'new'"), 1);
  EXPECT_EQ(count("select count(*) from idempotent_answer where key = 'old'"), 0);
}

FOR_EACH_ENGINE(IdempotentWrite);

std::string key_of(std::optional<std::string> header) {
  http::Request request;
  if (header) request.headers["idempotency-key"] = *header;
  const auto key = idempotency_key(request);
  return key ? *key : key.error().code;
}

TEST(IdempotencyKey, is_1_to_200_visible_ascii_characters) {
  EXPECT_EQ(key_of(std::nullopt), "idempotency-key-missing");
  EXPECT_EQ(key_of("0190-a"), "0190-a");
  EXPECT_EQ(key_of(std::string(200, 'k')), std::string(200, 'k'));
  for (const auto& wrong : {std::string(), std::string(201, 'k'), std::string("a b"), std::string("a\tb"),
                            std::string("\xc3\xa5"), std::string("\x7f")}) {
    EXPECT_EQ(key_of(wrong), "idempotency-key-malformed");
  }
}

}  // namespace
}  // namespace tilstede::access
