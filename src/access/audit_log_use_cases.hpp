// The log of one pupil: what was read and changed, by which account (domain P2). Who may be shown what of it
// is decided in insight/.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "access/actor.hpp"
#include "base/personal.hpp"
#include "platform/db/db.hpp"

namespace tilstede::access {

struct LogEvent {
  Instant at;
  /// Nothing for the program itself.
  std::optional<AccountId> account;
  /// "pupil.read", "register.read", "absence.registered" ...
  std::string action;
  /// The list the pupil stood on; nothing when it was about the pupil alone.
  std::optional<ClassId> list;
};

/// Newest first, of the days in Norway that `days` covers. A list counts when the pupil was in the class on
/// the list's date; a list whose payload has been deleted, on the day of the event.
std::vector<LogEvent> log_of_pupil(db::Tx& tx, const PupilId& pupil, const Period& days);

/// Whether there is anything before that day.
bool has_log_before(db::Tx& tx, const PupilId& pupil, const Date& day);

/// Who an account belongs to, with all relations to the municipality's work there ever were. Accounts that
/// are gone are left out.
struct LogPerson {
  PersonalText name;
  std::optional<StaffId> staff;
  std::optional<GuardianId> guardian;
  std::vector<Relation> relations;
};
std::map<AccountId, LogPerson> people_of_log(db::Tx& tx, const std::vector<AccountId>& accounts);

}  // namespace tilstede::access
