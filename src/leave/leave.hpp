// LeaveApplication: a home asks for leave from school for a child, or takes a single day that needs no
// application; what became of it, and which days of it stand as absence. Pure; start reading here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/personal.hpp"
#include "base/problem.hpp"
#include "people/ids.hpp"

namespace tilstede::leave {

enum class Kind {
  /// Opplaeringslova section 2-2, fourth paragraph: the municipality may grant it.
  leave,
  /// Section 2-2, fifth paragraph: holy days of another faith are a right.
  religious_holiday,
  /// A day that a home may take without applying, within the municipality's number.
  single_day,
};
enum class Outcome { granted, partly_granted, refused };
enum class State { waiting, withdrawn, granted, partly_granted, refused, undone };

/// Why holy days may be refused; there are no others (section 2-2, fifth paragraph).
enum class LegalReason {
  not_a_holy_day,
  not_another_faith,
  no_teaching_seen_to,
};

/// The decision of one who may make it.
struct LeaveDecision {
  Outcome outcome = Outcome::granted;
  /// Of a partly granted one, the days that are.
  std::optional<Period> granted;
  std::optional<PersonalText> grounds;
  std::optional<LegalReason> legal_reason;
  AccountId decided_by;
  Instant decided_at{};
};

struct LeaveApplication {
  DecisionId id;
  PupilId pupil;
  Kind kind = Kind::leave;
  Period asked;
  /// Of the pupil's, within what was asked for.
  int school_days = 0;
  std::optional<PersonalText> reason;
  /// How the pupil is taught meanwhile.
  std::optional<PersonalText> teaching;
  GuardianId guardian;
  /// The guardian's own account, or that of the office on the guardian's behalf.
  AccountId applied_by;
  bool is_by_office = false;
  Instant applied_at{};
  std::optional<Instant> withdrawn_at;
  std::optional<LeaveDecision> decision;
  /// What of the granted days stands now.
  std::optional<Period> standing;
  /// Why a granted one was shortened or undone, said last.
  std::optional<PersonalText> change_reason;
  /// As it was sent, the one that holds now; a JSON text (letter.hpp).
  std::optional<std::string> letter;
};

State state_of(const LeaveApplication& application);

/// The days that others may not be applied for on top of.
std::optional<Period> taken_by(const LeaveApplication& application);

bool overlap(const Period& one, const Period& other);

// The stable words of the database and the API.
std::string_view name_of(Kind kind);
std::string_view name_of(Outcome outcome);
std::string_view name_of(State state);
std::string_view name_of(LegalReason reason);
std::optional<Kind> parse_kind(std::string_view name);
std::optional<Outcome> parse_outcome(std::string_view name);
std::optional<LegalReason> parse_legal_reason(std::string_view name);

/// The code of the catalogue of reasons that its days are entered with.
std::string_view reason_of(Kind kind);

}  // namespace tilstede::leave
