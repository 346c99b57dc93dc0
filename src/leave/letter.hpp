// The letter with a decision on leave: what was decided, why, by which rule, and how to appeal
// (forvaltningsloven sections 24, 25, 27 and 29), and the letter when a granted one is changed. Plain
// Norwegian. Made once, with the decision, and kept as it was. Pure.
#pragma once

#include <string>

#include "base/document.hpp"
#include "leave/deciding.hpp"

namespace tilstede::leave {

struct LetterFacts {
  std::string pupil;
  /// Empty for a pupil whose address is protected: a letter goes astray.
  std::string school;
  std::string decided_by;
  Level level = Level::principal;
  Date decided_on{};
  /// Whom an appeal ends with.
  std::string appeals_body;
};

Document letter_of(const LeaveApplication& application, const LetterFacts& facts);

/// Of a granted leave that is shortened to `standing`, or undone (section 35).
Document change_letter_of(const LeaveApplication& granted, const ChangeWish& change,
                          const LetterFacts& facts);

/// Three weeks after it was shown (section 29).
Date appeal_until(const Date& decided_on);

/// As it is kept, and as the page shows it: {"title", "blocks": [{"kind": "heading" | "text" | "strong",
/// "text"}]}.
std::string to_json(const Document& letter);
Document letter_from_json(const std::string& text);

}  // namespace tilstede::leave
