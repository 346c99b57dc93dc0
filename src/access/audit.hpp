// Audit: what was read and changed, by whom (domain P2). Written in the transaction it tells of; sealed
// later.
//
// Actions are named "<what>.<verb>": "register.read", "absence.registered", "absence.corrected",
// "flag.raised". A pupil's page, case, history or export is one event per pupil; a list is one event that
// names the list, its date and how many stood on it. A change is one event per pupil, so that it stands in
// that pupil's log alone.
#pragma once

#include <optional>
#include <string>

#include "access/actor.hpp"
#include "platform/context.hpp"

namespace tilstede::access {

struct AuditEvent {
  std::string action;
  /// "pupil", "class", "account", "file" ...
  std::string subject_kind;
  std::string subject_id;
  /// A JSON object as text; ids, dates, codes and counts, never names or notes. A list of a class
  /// ("register.read", subject kind "class") says its "date" and how many "pupils" stood on it: the log of
  /// one pupil resolves it by who was in the class on that date (audit_log_use_cases.hpp).
  std::string payload = "{}";
};

/// `actor` is empty for the program itself (imports, jobs).
void record(db::Tx& tx, const Context& context, const std::optional<AccountId>& actor,
            const AuditEvent& event);

}  // namespace tilstede::access
