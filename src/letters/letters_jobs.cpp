#include "letters/letters_jobs.hpp"

#include "letters/text_gateway_use_cases.hpp"

namespace tilstede::letters {
namespace {

using namespace std::chrono_literals;

std::vector<Channel> sent_from_here(const Config& config) {
  std::vector<Channel> channels;
  for (const Channel channel : {Channel::text_message, Channel::email, Channel::letter}) {
    if (has_sender(config, channel)) channels.push_back(channel);
  }
  return channels;
}

}  // namespace

void add_letters_jobs(Jobs& jobs, const Context& context) {
  const Send send = context.config.is_demo ? pretended_gateway() : text_gateway(context.config);
  const auto channels = sent_from_here(context.config);
  jobs.add({"outbox", 1s, [&context, send, channels] { deliver_due(context, channels, send); }});
  jobs.add({"outbox-clean-up", 1h, [&context] { delete_old_content(context); }});
}

}  // namespace tilstede::letters
