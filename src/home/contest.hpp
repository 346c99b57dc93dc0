// Contest: a home holds that an entry is wrong; the school corrects it, or says why it stands (domain X9).
// Pure.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.hpp"
#include "base/personal.hpp"
#include "people/ids.hpp"

namespace tilstede::home {

enum class Outcome { corrected, explained };
std::string_view name_of(Outcome outcome);
std::optional<Outcome> parse_outcome(std::string_view name);

struct ContestAnswer {
  Outcome outcome = Outcome::explained;
  PersonalText text;
};

struct Contest {
  ContestId id;
  PupilId pupil;
  EntryId entry;
  GuardianId guardian;
  PersonalText text;
  Instant contested_at{};
  std::optional<ContestAnswer> answer;
  std::optional<Instant> answered_at;
};

}  // namespace tilstede::home
