#include "letters/outbox.hpp"

#include <algorithm>
#include <array>

namespace tilstede::letters {
namespace {

using std::chrono::seconds;

constexpr int kAttemptsMax = 8;
constexpr seconds kFirstPause{15};
constexpr seconds kPauseMax{30 * 60};

constexpr std::array<std::string_view, 3> kChannels{"text_message", "email", "letter"};
constexpr std::array<std::string_view, 4> kStates{"waiting", "sent", "failed", "withdrawn"};

template <class Enum, std::size_t size>
std::optional<Enum> parse(const std::array<std::string_view, size>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

seconds pause_after(int attempts) {
  return std::min(kFirstPause * (1 << std::clamp(attempts - 1, 0, 10)), kPauseMax);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Digits and a leading plus; nothing when anything else than the usual separators stands between them.
std::string digits_of(std::string_view written) {
  std::string digits;
  for (const char c : written) {
    const bool is_leading_plus = c == '+' && digits.empty();
    if (is_digit(c) || is_leading_plus) {
      digits.push_back(c);
    } else if (std::string_view(" -.()/").find(c) == std::string_view::npos) {
      return "";
    }
  }
  return digits;
}

}  // namespace

Outcome outcome_of(Delivery delivery, int attempts, Instant now) {
  if (delivery == Delivery::delivered) return {MessageState::sent, "", now};
  if (delivery == Delivery::refused) return {MessageState::failed, "refused", now};
  if (attempts >= kAttemptsMax) return {MessageState::failed, "given-up", now};
  return {MessageState::waiting, "unreachable", now + pause_after(attempts)};
}

std::optional<PersonalText> dialable(const PersonalText& written) {
  std::string digits = digits_of(written.reveal());
  if (digits.starts_with("00")) digits = "+" + digits.substr(2);
  if (!digits.starts_with("+") && digits.size() == 8) digits = "+47" + digits;
  // E.164: at most 15 digits after the plus.
  if (!digits.starts_with("+") || digits.size() < 8 || digits.size() > 16) return std::nullopt;
  return PersonalText(std::move(digits));
}

std::string_view name_of(Channel channel) {
  return kChannels.at(static_cast<std::size_t>(channel));
}

std::string_view name_of(MessageState state) {
  return kStates.at(static_cast<std::size_t>(state));
}

std::optional<Channel> parse_channel(std::string_view name) {
  return parse<Channel>(kChannels, name);
}

std::optional<MessageState> parse_message_state(std::string_view name) {
  return parse<MessageState>(kStates, name);
}

}  // namespace tilstede::letters
