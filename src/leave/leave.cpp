#include "leave/leave.hpp"

#include <algorithm>
#include <array>

namespace tilstede::leave {
namespace {

constexpr std::array<std::string_view, 3> kKinds{"leave", "religious_holiday", "single_day"};
constexpr std::array<std::string_view, 3> kOutcomes{"granted", "partly_granted", "refused"};
constexpr std::array<std::string_view, 6> kStates{"waiting",        "withdrawn", "granted",
                                                  "partly_granted", "refused",   "undone"};
constexpr std::array<std::string_view, 3> kLegalReasons{"not_a_holy_day", "not_another_faith",
                                                        "no_teaching_seen_to"};

template <class Enum, std::size_t N>
std::optional<Enum> parse(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Enum>(at - names.begin());
}

template <class Enum, std::size_t N>
std::string_view name(const std::array<std::string_view, N>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

}  // namespace

State state_of(const LeaveApplication& application) {
  if (application.withdrawn_at) return State::withdrawn;
  if (!application.decision) return State::waiting;
  if (application.decision->outcome == Outcome::refused) return State::refused;
  if (!application.standing) return State::undone;
  return application.decision->outcome == Outcome::granted ? State::granted : State::partly_granted;
}

std::optional<Period> taken_by(const LeaveApplication& application) {
  if (state_of(application) == State::waiting) return application.asked;
  return application.standing;
}

bool overlap(const Period& one, const Period& other) {
  return one.from <= other.to.value() && other.from <= one.to.value();
}

std::string_view name_of(Kind kind) {
  return name(kKinds, kind);
}
std::string_view name_of(Outcome outcome) {
  return name(kOutcomes, outcome);
}
std::string_view name_of(State state) {
  return name(kStates, state);
}
std::string_view name_of(LegalReason reason) {
  return name(kLegalReasons, reason);
}
std::optional<Kind> parse_kind(std::string_view text) {
  return parse<Kind>(kKinds, text);
}
std::optional<Outcome> parse_outcome(std::string_view text) {
  return parse<Outcome>(kOutcomes, text);
}
std::optional<LegalReason> parse_legal_reason(std::string_view text) {
  return parse<LegalReason>(kLegalReasons, text);
}

std::string_view reason_of(Kind kind) {
  switch (kind) {
    case Kind::leave:
      return "leave";
    case Kind::religious_holiday:
      return "religious_holiday";
    case Kind::single_day:
      return "leave_without_application";
  }
  return "leave";
}

}  // namespace tilstede::leave
