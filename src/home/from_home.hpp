// FromHome: what the homes of a class have said that somebody at the school must look at. Pure.
#pragma once

#include <string>
#include <vector>

#include "attendance/register.hpp"
#include "home/contact_wish.hpp"
#include "home/contest.hpp"
#include "home/report.hpp"

namespace tilstede::home {

/// So far back a message is looked for.
inline constexpr int kDaysLookedBack = 60;

struct PupilName {
  PupilId pupil;
  PersonalText given_name;
  PersonalText family_name;
};

/// A message, and what is registered of the days it is about.
struct MessageMatter {
  PupilName pupil;
  HomeMessage message;
  std::vector<attendance::AbsenceEntry> entries;
};

struct ContestMatter {
  PupilName pupil;
  Contest contest;
  /// As it was contested, and what stands in its place when it was corrected since.
  std::optional<attendance::AbsenceEntry> entry;
};

struct WishMatter {
  PupilName pupil;
  PersonalText guardian;
  ContactWish wish;
};

struct FromHome {
  ClassId school_class;
  std::string name;
  /// Absence that stands as undocumented and that the home has explained.
  std::vector<MessageMatter> explanations;
  /// Absence that stands though the home has taken its message back.
  std::vector<MessageMatter> taken_back;
  /// The unanswered ones first.
  std::vector<ContestMatter> contests;
  std::vector<WishMatter> wishes;
  attendance::Recorders recorders;
};

struct AnsweredMessage {
  MessageId message;
  bool is_accepted = false;
  /// The corrections, when it is accepted.
  std::vector<EntryId> documented;
};

/// Those of them that are not documented.
std::vector<attendance::AbsenceEntry> undocumented(const std::vector<attendance::AbsenceEntry>& entries);

}  // namespace tilstede::home
