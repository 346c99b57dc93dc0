// OutboxMessage: something that is to leave the house (a text message, an e-mail, a letter), and what becomes
// of it after each attempt to send it. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/personal.hpp"
#include "people/ids.hpp"

namespace tilstede::letters {

enum class Channel { text_message, email, letter };
/// A waiting message is tried again; the others are settled.
enum class MessageState { waiting, sent, failed, withdrawn };

/// What whoever writes to the outbox says.
struct NewMessage {
  Channel channel = Channel::text_message;
  /// What sort of message it is, for lists and figures: "missing-pupil".
  std::string template_id;
  /// What it is about: "pupil" and the id.
  std::string about_kind;
  std::string about_id;
  std::optional<GuardianId> guardian;
  std::optional<StaffId> staff;
  std::string language = "nb";
  /// A telephone number or an e-mail address.
  PersonalText address;
  std::optional<std::string> heading;
  PersonalText body;
  std::optional<Uuid> document;
  /// A message with the same key is written once: "gaps/<staff>/<date>".
  std::optional<std::string> once_key;
  /// After this it is worth nothing any more.
  std::optional<Instant> expires_at;
};

/// What is handed to whoever sends it.
struct OutgoingMessage {
  OutboxMessageId id;
  Channel channel = Channel::text_message;
  PersonalText address;
  std::optional<std::string> heading;
  PersonalText body;
  int attempts = 0;
  std::optional<Instant> expires_at;
};

/// How a message stands, for whoever wrote it.
struct MessageStatus {
  Channel channel = Channel::text_message;
  MessageState state = MessageState::waiting;
  /// A stable word: of a failed message why, of a waiting one "no-gateway" or why the last attempt failed.
  std::string failure;
  std::string language;
  /// Empty once the content is deleted.
  std::optional<PersonalText> body;
  std::optional<GuardianId> guardian;
  std::optional<Instant> settled_at;
};

enum class Delivery {
  delivered,
  /// The gateway says no; trying again changes nothing.
  refused,
  /// Nobody answered, or not now.
  unreachable,
};

/// What to write after an attempt.
struct Outcome {
  MessageState state = MessageState::waiting;
  /// Empty when delivered.
  std::string_view failure;
  /// Real time, of one that waits.
  Instant next_attempt{};
};

/// After `attempts` of them; `now` is real time. The pauses grow; after the last one it is given up, visibly.
Outcome outcome_of(Delivery delivery, int attempts, Instant now);

/// "+4799887766" of what somebody has written as a telephone number; nothing when it is none. Without a
/// country it is a Norwegian one.
std::optional<PersonalText> dialable(const PersonalText& written);

// The stable words of the database and the API.
std::string_view name_of(Channel channel);
std::string_view name_of(MessageState state);
std::optional<Channel> parse_channel(std::string_view name);
std::optional<MessageState> parse_message_state(std::string_view name);

}  // namespace tilstede::letters
