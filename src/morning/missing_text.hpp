// The text message to the home of a pupil who is missing: short, without a reproach, in the home's language
// where there is one. Pure.
#pragma once

#include <string>
#include <string_view>

namespace tilstede::morning {

struct MissingText {
  /// The language it came out in.
  std::string language;
  std::string text;
};

/// `language` as the roster has it ("pl", "so"); empty for bokmål. `phone` is the school's own number and may
/// be empty. A language without a text of its own gets bokmål and English.
MissingText missing_text(std::string_view language, const std::string& given_name, const std::string& school,
                         const std::string& phone);

}  // namespace tilstede::morning
