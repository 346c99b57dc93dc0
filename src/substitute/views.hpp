// What the routes answer, before it is JSON. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "attendance/register.hpp"
#include "substitute/handover.hpp"
#include "substitute/lesson_place.hpp"
#include "substitute/substitute_link.hpp"

namespace tilstede::substitute {

struct LinkView {
  SubstituteLink link;
  LessonPlace place;
  LinkState state = LinkState::waiting;
  PersonalText made_by;
};

/// Shown once to who made it.
struct MadeLink {
  LinkView view;
  std::string token;
  std::string code;
};

struct HandoverView {
  Handover handover;
  LessonPlace place;
  PersonalText handed_by;
};

/// All that a substitute sees of a pupil.
struct ListedPupil {
  PupilId pupil;
  PersonalText given_name;
  PersonalText family_name;
  /// A group or a number, where two have the same name.
  std::string told_apart_by;
  /// The home has told, or the school has registered it: not why, nor by whom.
  bool is_reported = false;
  /// What stands for this lesson, for a mark to be based on.
  std::optional<EntryId> entry;
};

struct HolderView {
  SubstituteLink link;
  LessonPlace place;
  std::vector<ListedPupil> pupils;
};

std::string to_json(const LinkView& view);
std::string to_json(const std::vector<LinkView>& views);
std::string to_json(const MadeLink& made);
std::string to_json(const HandoverView& view);
std::string to_json(const std::vector<HandoverView>& views);
std::string to_json(const HolderView& view);
/// What became of each mark, and nothing of what others have registered.
std::string holder_answer_json(const attendance::BatchAnswer& answer);

}  // namespace tilstede::substitute
