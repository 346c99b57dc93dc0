#include "attendance/home_message.hpp"

#include <algorithm>
#include <array>

namespace tilstede::attendance {
namespace {

constexpr std::array<std::string_view, 5> kChannels{"page", "phone", "text_message", "paper", "in_person"};

}  // namespace

std::string_view name_of(Channel channel) {
  return kChannels.at(static_cast<std::size_t>(channel));
}

std::optional<Channel> parse_channel(std::string_view name) {
  const auto* const at = std::find(kChannels.begin(), kChannels.end(), name);
  if (at == kChannels.end()) return std::nullopt;
  return static_cast<Channel>(at - kChannels.begin());
}

std::string_view name_of(MessageAnswer answer) {
  return answer == MessageAnswer::accepted ? "accepted" : "declined";
}

std::optional<MessageAnswer> parse_message_answer(std::string_view name) {
  for (const MessageAnswer answer : {MessageAnswer::accepted, MessageAnswer::declined}) {
    if (name == name_of(answer)) return answer;
  }
  return std::nullopt;
}

bool is_about_whole_days(const HomeMessage& message) {
  return message.lessons.empty() && !message.from_minute && !message.until_minute;
}

bool is_away(const HomeMessage& message, int lesson) {
  if (is_about_whole_days(message)) return true;
  return std::find(message.lessons.begin(), message.lessons.end(), lesson) != message.lessons.end();
}

}  // namespace tilstede::attendance
