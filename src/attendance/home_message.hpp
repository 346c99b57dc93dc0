// HomeMessage: what a home has told the school about absence, beforehand or afterwards. Pure. How one is
// made is home's (src/home); the register and the morning list read it here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/personal.hpp"
#include "people/ids.hpp"

namespace tilstede::attendance {

/// How the school came to know.
enum class Channel { page, phone, text_message, paper, in_person };
std::string_view name_of(Channel channel);
std::optional<Channel> parse_channel(std::string_view name);

/// What the school has answered to a message that explains absence.
enum class MessageAnswer { accepted, declined };
std::string_view name_of(MessageAnswer answer);
std::optional<MessageAnswer> parse_message_answer(std::string_view name);

struct HomeMessage {
  MessageId id;
  PupilId pupil;
  /// On whose behalf; empty for a guardian who is no longer known.
  std::optional<GuardianId> guardian;
  /// Always with an end; one day when the message is about part of it.
  Period period;
  /// Of the pupil's own timetable. Empty: whole days, or a time of day where there is no timetable.
  std::vector<int> lessons;
  /// As it was said; empty: from the day's beginning, or to its end.
  std::optional<int> from_minute;
  std::optional<int> until_minute;
  std::optional<std::string> reason;
  /// By the municipality's catalogue the word alone documents the absence: nobody waits for a paper or for
  /// somebody else to accept it. True without a reason.
  bool documents = true;
  std::optional<PersonalText> text;
  Channel channel = Channel::page;
  /// Who at the school recorded it, and their name; empty when the guardian did.
  std::optional<AccountId> recorded_by;
  std::optional<PersonalText> recorder;
  Instant reported_at{};
  std::optional<Instant> withdrawn_at;
  std::optional<MessageAnswer> answer;
};

bool is_about_whole_days(const HomeMessage& message);

/// Whether the pupil is away from the lesson by this message; lesson 0 asks for the whole day.
bool is_away(const HomeMessage& message, int lesson);

}  // namespace tilstede::attendance
