// SubstituteLink: one class, one date, one lesson (or day), once, for somebody without an account. Pure.
#pragma once

#include <optional>
#include <string>

#include "base/date.hpp"
#include "base/personal.hpp"
#include "base/problem.hpp"
#include "people/ids.hpp"

namespace tilstede::substitute {

/// A link is good for so long after the lesson's end, and never into the next day.
inline constexpr int kMinutesAfterLesson = 4 * 60;
/// How many days beforehand one may be made.
inline constexpr int kDaysAheadMax = 14;

struct SubstituteLink {
  SubstituteLinkId id;
  ClassId school_class;
  Date date{};
  /// 0: the whole day.
  int lesson = 0;
  AccountId made_by;
  Instant made_at{};
  Instant expires_at{};
  std::optional<Instant> withdrawn_at;
  std::optional<Instant> opened_at;
  std::optional<Instant> used_at;
  /// As the substitute wrote it.
  std::optional<PersonalText> substitute;
  /// Of the device that opened it; empty before.
  std::string session_hash;
  std::string csrf_token;
};

enum class LinkState { waiting, opened, used, expired, withdrawn };
std::string_view name_of(LinkState state);
LinkState state_of(const SubstituteLink& link, Instant now);

/// Minutes after midnight of the link's date; `lesson_ends` is empty for the whole day and without a
/// timetable.
int expiry_minute(std::optional<int> lesson_ends);

/// Why it cannot be opened now by a device whose session is `session_hash` (may be empty); nothing when it
/// can.
std::optional<Problem> why_closed(const SubstituteLink& link, const std::string& session_hash, Instant now,
                                  const Date& today);

}  // namespace tilstede::substitute
