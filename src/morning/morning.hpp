// What stands for a pupil who is missing this morning, and who may do what next. Pure; start at state_of().
// All is derived from the steps that were taken: nobody is called twice, and nobody is forgotten.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/personal.hpp"
#include "people/ids.hpp"

namespace tilstede::morning {

enum class StepKind {
  /// "I call."
  take,
  give_back,
  /// An attempt to reach the home, and what came of it.
  attempt,
  text_message,
  /// The home has told now, when it was asked.
  explained,
  /// The pupil is at school: was there all along, or came late.
  at_school,
  /// Nobody knows where the pupil is: the principal is told.
  not_found,
  /// It was closed by mistake: what that wrote is taken back.
  reopen,
};
enum class Contact { call, text, other };
enum class AttemptOutcome { no_answer, message_left, talked, home_does_not_know, wrong_number };

struct Step {
  int number = 1;
  StepKind kind = StepKind::take;
  Instant at{};
  AccountId by;
  std::optional<GuardianId> guardian;
  std::optional<Contact> channel;
  std::optional<AttemptOutcome> outcome;
  std::optional<PersonalText> note;
  std::optional<OutboxMessageId> message;
};

enum class Standing { open, taken, explained, at_school };

struct State {
  Standing standing = Standing::open;
  /// Of `taken`; of an open one that came back, who had taken it last.
  std::optional<AccountId> taken_by;
  /// When one that is taken comes back unless something is done.
  std::optional<Instant> returns_at;
  /// Was taken and not followed up, and so came back.
  bool has_returned = false;
  /// Since when nobody knows where the pupil is.
  std::optional<Instant> not_found_since;
  int attempts = 0;

  bool is_closed() const { return standing == Standing::explained || standing == Standing::at_school; }
};

/// `steps` in order.
State state_of(const std::vector<Step>& steps, Instant now, std::chrono::minutes return_after);

enum class Verdict { accepted, taken_by_other, closed, not_closed };
std::string_view name_of(Verdict verdict);

/// Whoever acts on a pupil that nobody has taken takes it by that.
Verdict verdict_on(StepKind kind, const State& state, const AccountId& actor);

// The stable words of the database and the API.
std::string_view name_of(StepKind kind);
std::string_view name_of(Contact channel);
std::string_view name_of(AttemptOutcome outcome);
std::string_view name_of(Standing standing);
std::optional<StepKind> parse_step_kind(std::string_view name);
std::optional<Contact> parse_contact(std::string_view name);
std::optional<AttemptOutcome> parse_attempt_outcome(std::string_view name);
const std::vector<std::string_view>& step_kind_names();
const std::vector<std::string_view>& contact_names();
const std::vector<std::string_view>& attempt_outcome_names();

}  // namespace tilstede::morning
