// Report: what becomes of a home's message about one pupil. Pure: all it rests on is handed in. Start at
// decide(). No day of a pupil is reported twice: what was reported before is left out, and told.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attendance/home_message.hpp"
#include "base/date.hpp"
#include "people/ids.hpp"

namespace tilstede::home {

using attendance::Channel;
using attendance::HomeMessage;

/// A home may explain what was registered as undocumented, so long afterwards.
inline constexpr int kDaysBackMax = 14;
/// What is further away is planned, and so leave that is applied for.
inline constexpr int kDaysAheadMax = 60;
inline constexpr int kLessonMax = 20;

/// What somebody wants to report, of one pupil or of several alike.
struct Report {
  /// With an end.
  Period period;
  /// Empty, and no times: whole days.
  std::vector<int> lessons;
  std::optional<int> from_minute;
  std::optional<int> until_minute;
  std::optional<std::string> reason;
  std::optional<PersonalText> text;
};

struct Lesson {
  int lesson = 1;
  int starts_minute = 0;
  int ends_minute = 0;
  /// Empty when the timetable does not say it.
  std::string subject;
};

/// What the decision rests on.
struct Facts {
  Date today{};
  /// Codes of the catalogue that a home may give.
  std::vector<std::string> reasons;
  /// Days of the period on which the pupil belongs to a school, and those of them with school.
  std::vector<Date> enrolled_days;
  std::vector<Date> school_days;
  /// On the first day; empty where there is no timetable.
  std::vector<Lesson> lessons;
  /// Not withdrawn, touching the period.
  std::vector<HomeMessage> standing;
};

/// What is to be written as one message.
struct Piece {
  Period period;
  std::vector<int> lessons;
  std::optional<int> from_minute;
  std::optional<int> until_minute;

  bool operator==(const Piece&) const = default;
};

enum class Status { saved, already, refused };
std::string_view name_of(Status status);

struct Decision {
  Status status = Status::refused;
  /// Why it was refused; else empty.
  std::string_view code;
  /// Of `saved`.
  std::vector<Piece> pieces;
  /// Days of the period without school: nothing is reported for them.
  std::vector<Date> days_without_school;
  /// Days that stand as reported already, and are left as they are.
  std::vector<Date> days_reported_before;
};

Decision decide(const Report& report, const Facts& facts);

struct ReportWish {
  std::vector<PupilId> pupils;
  /// Which day the sender takes for today: a page left open overnight, or a clock that is wrong, is told.
  Date today{};
  Report report;
  /// The message this one takes the place of, about the same pupil.
  std::optional<MessageId> replaces;
};

struct ReportResult {
  PupilId pupil;
  Decision decision;
  std::vector<HomeMessage> messages;
  /// The school has registered absence on a day of it already.
  bool is_registered = false;
};

/// For whom the office records a report, and how it came.
struct OnBehalf {
  GuardianId guardian;
  Channel channel = Channel::phone;
};

struct Withdrawal {
  MessageId message;
  bool is_registered = false;
};

}  // namespace tilstede::home
