#include "morning/morning.hpp"

#include <algorithm>

namespace tilstede::morning {
namespace {

template <class Enum>
std::optional<Enum> parse(const std::vector<std::string_view>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

template <class Enum>
std::string_view at(const std::vector<std::string_view>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

/// What the steps add up to, before time is asked.
struct Running {
  State state;
  Instant active{};
};

void hold(Running& running, const Step& step) {
  running.state.standing = Standing::taken;
  running.state.taken_by = step.by;
  running.active = step.at;
}

void let_go(Running& running, Standing standing) {
  running.state.standing = standing;
  running.state.taken_by.reset();
}

void take_in(Running& running, const Step& step) {
  State& state = running.state;
  const auto miss = [&] { state.not_found_since = state.not_found_since.value_or(step.at); };
  switch (step.kind) {
    case StepKind::take:
      return hold(running, step);
    case StepKind::attempt:
      ++state.attempts;
      if (step.outcome == AttemptOutcome::home_does_not_know) miss();
      return hold(running, step);
    case StepKind::text_message:
      ++state.attempts;
      return hold(running, step);
    case StepKind::not_found:
      miss();
      return let_go(running, Standing::open);
    case StepKind::explained:
      return let_go(running, Standing::explained);
    case StepKind::at_school:
      return let_go(running, Standing::at_school);
    case StepKind::give_back:
    case StepKind::reopen:
      return let_go(running, Standing::open);
  }
}

}  // namespace

State state_of(const std::vector<Step>& steps, Instant now, std::chrono::minutes return_after) {
  Running running;
  for (const Step& step : steps)
    take_in(running, step);
  State& state = running.state;
  if (state.is_closed()) state.not_found_since.reset();
  if (state.standing != Standing::taken) return state;
  if (now >= running.active + return_after) {
    state.standing = Standing::open;
    state.has_returned = true;
  } else {
    state.returns_at = running.active + return_after;
  }
  return state;
}

Verdict verdict_on(StepKind kind, const State& state, const AccountId& actor) {
  if (kind == StepKind::reopen) return state.is_closed() ? Verdict::accepted : Verdict::not_closed;
  if (state.is_closed()) return Verdict::closed;
  const bool is_others = state.standing == Standing::taken && state.taken_by != actor;
  return is_others ? Verdict::taken_by_other : Verdict::accepted;
}

std::string_view name_of(Verdict verdict) {
  static const std::vector<std::string_view> kNames{"saved", "taken_by_other", "closed", "not_closed"};
  return at(kNames, verdict);
}

const std::vector<std::string_view>& step_kind_names() {
  static const std::vector<std::string_view> kNames{"take",      "give_back", "attempt",   "text_message",
                                                    "explained", "at_school", "not_found", "reopen"};
  return kNames;
}

const std::vector<std::string_view>& contact_names() {
  static const std::vector<std::string_view> kNames{"call", "text", "other"};
  return kNames;
}

const std::vector<std::string_view>& attempt_outcome_names() {
  static const std::vector<std::string_view> kNames{"no_answer", "message_left", "talked",
                                                    "home_does_not_know", "wrong_number"};
  return kNames;
}

std::string_view name_of(Standing standing) {
  static const std::vector<std::string_view> kNames{"open", "taken", "explained", "at_school"};
  return at(kNames, standing);
}

std::string_view name_of(StepKind kind) {
  return at(step_kind_names(), kind);
}
std::string_view name_of(Contact channel) {
  return at(contact_names(), channel);
}
std::string_view name_of(AttemptOutcome outcome) {
  return at(attempt_outcome_names(), outcome);
}
std::optional<StepKind> parse_step_kind(std::string_view name) {
  return parse<StepKind>(step_kind_names(), name);
}
std::optional<Contact> parse_contact(std::string_view name) {
  return parse<Contact>(contact_names(), name);
}
std::optional<AttemptOutcome> parse_attempt_outcome(std::string_view name) {
  return parse<AttemptOutcome>(attempt_outcome_names(), name);
}

}  // namespace tilstede::morning
