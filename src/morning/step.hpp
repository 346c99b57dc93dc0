// StepWish: what somebody wants to record about a missing pupil. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "attendance/entry.hpp"
#include "base/problem.hpp"
#include "morning/morning_list.hpp"
#include "reasons/reason.hpp"

namespace tilstede::morning {

/// Of `at_school`: was there all along, or has come now.
enum class Arrival { there_all_along, came_late };

struct StepWish {
  StepKind kind = StepKind::take;
  /// Whom it was about: who was called, and who told.
  std::optional<GuardianId> guardian;
  std::optional<Contact> channel;
  std::optional<AttemptOutcome> outcome;
  std::optional<PersonalText> note;
  /// Of `explained`.
  std::optional<std::string> reason;
  /// Of `explained`: the last day of it, when it is not today alone.
  std::optional<Date> until;
  std::optional<Arrival> arrival;
  /// Of `at_school`, came late.
  std::optional<int> minutes;
};

/// The municipality's own.
using Catalogue = std::vector<reasons::Reason>;

/// What is wrong with the wish, given whom the school may tell.
std::optional<Problem> problem_of(const StepWish& wish, const std::vector<ContactPerson>& people,
                                  const Catalogue& reasons, const Date& today);

/// What an entry says after the step. `is_last` is that of the last lesson missed: who came late came to that
/// one.
attendance::Content content_after(const StepWish& wish, const attendance::AbsenceEntry& entry, bool is_last,
                                  const Catalogue& reasons);

}  // namespace tilstede::morning
