#include "home/contest.hpp"

namespace tilstede::home {

std::string_view name_of(Outcome outcome) {
  return outcome == Outcome::corrected ? "corrected" : "explained";
}

std::optional<Outcome> parse_outcome(std::string_view name) {
  for (const Outcome outcome : {Outcome::corrected, Outcome::explained}) {
    if (name == name_of(outcome)) return outcome;
  }
  return std::nullopt;
}

}  // namespace tilstede::home
