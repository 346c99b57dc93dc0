#include "letters/text_gateway_use_cases.hpp"

#include <nlohmann/json.hpp>

#include "platform/http/http_client.hpp"

namespace tilstede::letters {
namespace {

using nlohmann::json;

http::OutgoingPost post_of(const Config& config, const OutgoingMessage& message) {
  const json body{{"id", to_text(message.id)},
                  {"to", dialable(message.address).value_or(PersonalText{}).reveal()},
                  {"from", config.text_gateway_sender},
                  {"text", message.body.reveal()}};
  http::OutgoingPost post;
  post.url = config.text_gateway_url;
  post.headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", to_text(message.id)}};
  if (!config.text_gateway_token.reveal().empty())
    post.headers.emplace_back("Authorization", "Bearer " + config.text_gateway_token.reveal());
  post.body = body.dump();
  return post;
}

// Too many at once, and a token that somebody is about to correct, pass; another refusal is about the
// message.
bool may_pass(int status) {
  return status == 401 || status == 403 || status == 408 || status == 429 || status < 400 || status >= 500;
}

}  // namespace

Send text_gateway(const Config& config) {
  return [config](const OutgoingMessage& message) {
    const auto status = http::post(post_of(config, message));
    if (!status) return Delivery::unreachable;
    if (*status >= 200 && *status < 300) return Delivery::delivered;
    return may_pass(*status) ? Delivery::unreachable : Delivery::refused;
  };
}

Send pretended_gateway() {
  return [](const OutgoingMessage&) { return Delivery::delivered; };
}

}  // namespace tilstede::letters
