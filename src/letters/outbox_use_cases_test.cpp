// The outbox on both databases: written with what it tells of, sent afterwards, at least once.
#include "letters/outbox_use_cases.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "letters/text_gateway_use_cases.hpp"
#include "platform/db/testing.hpp"
#include "platform/http/wire_testing.hpp"
#include "platform/log/log.hpp"

namespace tilstede::letters {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

const Instant kNow{1'730'000'000s};

http::ServerOptions on_free_port() {
  http::ServerOptions options;
  options.port = 0;
  return options;
}

class Outbox : public db::testing::EveryEngine {
 protected:
  void SetUp() override {
    EveryEngine::SetUp();
    config.text_gateway_url = "https://gateway.invalid";
    context_.emplace(Context{database(), clock, *ids, config});
    log::set_sink([this](std::string_view line) { log_ += line; });
  }
  void TearDown() override {
    log::set_sink({});
    EveryEngine::TearDown();
  }

  const Context& context() { return *context_; }

  static NewMessage message() {
    NewMessage message;
    message.template_id = "missing-pupil";
    message.about_kind = "pupil";
    message.about_id = "p";
    message.address = PersonalText("998 87 766");
    message.body = PersonalText("Hei! Er Ada hjemme?");
    return message;
  }
  OutboxMessageId write(const NewMessage& message) {
    return database()
        .write([&](db::Tx& tx) { return write_to_outbox(tx, context(), std::nullopt, message); })
        .value();
  }
  MessageStatus status(const OutboxMessageId& id) {
    return database().read([&](db::Tx& tx) { return statuses_of(tx, config, {id}); }).at(id);
  }
  void deliver(Delivery delivery) {
    deliver_due(context(), {Channel::text_message}, [&](const OutgoingMessage& outgoing) {
      sent.push_back(to_text(outgoing.id));
      return delivery;
    });
  }

  FixedClock clock{kNow};
  std::unique_ptr<IdSource> ids = counting_ids();
  Config config;
  std::vector<std::string> sent;
  std::string log_;

 private:
  std::optional<Context> context_;
};

TEST_P(Outbox, sends_what_was_written_once) {
  const auto id = write(message());
  EXPECT_EQ(status(id).state, MessageState::waiting);
  deliver(Delivery::delivered);
  deliver(Delivery::delivered);
  EXPECT_EQ(sent, std::vector<std::string>{to_text(id)});
  EXPECT_EQ(status(id).state, MessageState::sent);
}

TEST_P(Outbox, holds_nothing_of_what_was_rolled_back) {
  const auto refusal = database().write([&](db::Tx& tx) -> Result<void, int> {
    write_to_outbox(tx, context(), std::nullopt, message());
    return refused(1);
  });
  EXPECT_FALSE(refusal);
  deliver(Delivery::delivered);
  EXPECT_TRUE(sent.empty());
}

TEST_P(Outbox, tries_again_later_and_says_why_it_waits) {
  const auto id = write(message());
  deliver(Delivery::unreachable);
  deliver(Delivery::unreachable);
  EXPECT_EQ(sent.size(), 1U);
  EXPECT_EQ(status(id).failure, "unreachable");
  clock.set(kNow + 15s);
  deliver(Delivery::delivered);
  EXPECT_EQ(status(id).state, MessageState::sent);
  EXPECT_EQ(status(id).failure, "");
}

// The process died after it had claimed the message: somebody else sends it, with the same id.
TEST_P(Outbox, sends_again_what_was_claimed_and_never_settled) {
  const auto id = write(message());
  struct Died {};
  EXPECT_THROW(deliver_due(context(), {Channel::text_message},
                           [&](const OutgoingMessage& outgoing) -> Delivery {
                             sent.push_back(to_text(outgoing.id));
                             throw Died{};
                           }),
               Died);
  deliver(Delivery::delivered);
  EXPECT_EQ(sent.size(), 1U);
  clock.set(kNow + 11min);
  deliver(Delivery::delivered);
  EXPECT_EQ(sent, (std::vector<std::string>{to_text(id), to_text(id)}));
}

TEST_P(Outbox, gives_up_visibly) {
  const auto id = write(message());
  for (int attempt = 0; attempt < 8; ++attempt) {
    deliver(Delivery::unreachable);
    clock.set(clock.now() + 1h);
  }
  EXPECT_EQ(status(id).state, MessageState::failed);
  EXPECT_EQ(status(id).failure, "given-up");
}

TEST_P(Outbox, sends_nothing_that_has_lost_its_worth_or_was_withdrawn) {
  auto late = message();
  late.expires_at = kNow + 1min;
  const auto expired = write(late);
  const auto withdrawn = write(message());
  database().write([&](db::Tx& tx) { withdraw(tx, context(), withdrawn); });
  clock.set(kNow + 2min);
  deliver(Delivery::delivered);
  EXPECT_TRUE(sent.empty());
  EXPECT_EQ(status(expired).failure, "expired");
  EXPECT_EQ(status(withdrawn).state, MessageState::withdrawn);
}

TEST_P(Outbox, says_at_once_that_a_number_is_none) {
  auto wrong = message();
  wrong.address = PersonalText("spør mor");
  const auto id = write(wrong);
  EXPECT_EQ(status(id).state, MessageState::failed);
  EXPECT_EQ(status(id).failure, "address-unusable");
}

TEST_P(Outbox, writes_a_message_with_a_key_once) {
  auto keyed = message();
  keyed.once_key = "gaps/kari/2024-10-31";
  write(keyed);
  EXPECT_FALSE(
      database().write([&](db::Tx& tx) { return write_to_outbox(tx, context(), std::nullopt, keyed); }));
  // Without a key nothing is taken for the same.
  write(message());
  write(message());
}

TEST_P(Outbox, keeps_what_there_is_no_gateway_for) {
  config.text_gateway_url = "";
  const auto id = write(message());
  deliver_due(context(), {}, [](const OutgoingMessage&) { return Delivery::delivered; });
  EXPECT_EQ(status(id).state, MessageState::waiting);
  EXPECT_EQ(status(id).failure, "no-gateway");
}

TEST_P(Outbox, deletes_the_content_of_what_is_settled_and_old) {
  const auto id = write(message());
  const auto waiting = write(message());
  deliver_due(context(), {Channel::text_message}, [&](const OutgoingMessage& outgoing) {
    return outgoing.id == id ? Delivery::delivered : Delivery::unreachable;
  });
  clock.set(kNow + 31 * 24h);
  delete_old_content(context());
  EXPECT_FALSE(status(id).body);
  EXPECT_EQ(status(id).state, MessageState::sent);
  EXPECT_TRUE(status(waiting).body);
}

TEST_P(Outbox, reaches_a_gateway_with_id_number_and_text_and_logs_none_of_it) {
  http::Router router;
  std::vector<http::Request> requests;
  int answer = 503;
  router.add(http::Method::post, "/sms", [&](const http::Request& request) {
    requests.push_back(request);
    return http::empty_response(answer);
  });
  http::RunningServer gateway(on_free_port(), router);
  config.text_gateway_url = "http://127.0.0.1:" + std::to_string(gateway.port()) + "/sms";
  config.text_gateway_token = PersonalText("secret-token");
  const auto id = write(message());
  const auto round = [&] { deliver_due(context(), {Channel::text_message}, text_gateway(config)); };
  round();
  clock.set(kNow + 1min);
  answer = 202;
  round();
  ASSERT_EQ(requests.size(), 2U);
  EXPECT_EQ(requests[0].body, requests[1].body);
  const auto body = nlohmann::json::parse(requests[1].body);
  EXPECT_EQ(body["id"], to_text(id));
  EXPECT_EQ(body["to"], "+4799887766");
  EXPECT_EQ(body["text"], "Hei! Er Ada hjemme?");
  EXPECT_EQ(requests[1].header("authorization"), "Bearer secret-token");
  EXPECT_EQ(requests[1].header("idempotency-key"), to_text(id));
  EXPECT_EQ(status(id).state, MessageState::sent);
  for (const char* secret : {"99887766", "998 87 766", "Ada", "secret-token"})
    EXPECT_THAT(log_, Not(HasSubstr(secret)));
}

TEST_P(Outbox, does_not_try_again_what_the_gateway_refuses) {
  http::Router router;
  router.add(http::Method::post, "/sms", [](const http::Request&) { return http::empty_response(422); });
  http::RunningServer gateway(on_free_port(), router);
  config.text_gateway_url = "http://127.0.0.1:" + std::to_string(gateway.port()) + "/sms";
  const auto id = write(message());
  deliver_due(context(), {Channel::text_message}, text_gateway(config));
  EXPECT_EQ(status(id).state, MessageState::failed);
  EXPECT_EQ(status(id).failure, "refused");
}

FOR_EACH_ENGINE(Outbox);

}  // namespace
}  // namespace tilstede::letters
