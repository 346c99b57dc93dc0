// FlagView: a flag as a person is shown it, with the rule in words and the entries it rests on (domain D6).
// Pure.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "routine/flag.hpp"

namespace tilstede::routine {

struct FlagView {
  Flag flag;
  Words text;
  /// In order of date and lesson; also those that were superseded since.
  std::vector<engine::Entry> entries;
};

/// The rule in the words of the version that raised it, else of the newest that has it, else its id.
Words words_of(const Routines& routines, const Finding& finding);

/// As `Flag` of api/openapi.yaml.
nlohmann::json to_json(const FlagView& view);
/// The answer of GET /api/pupils/{pupil_id}/flags.
std::string to_json(const std::vector<FlagView>& views);

}  // namespace tilstede::routine
