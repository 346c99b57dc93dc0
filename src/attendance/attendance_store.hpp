// Attendance in the database: entries (append-only) and registrations.
#pragma once

#include <map>
#include <vector>

#include "attendance/register.hpp"
#include "platform/db/db.hpp"

namespace tilstede::attendance::store {

/// The effective entries of the pupils on a date, for the day and, when `lesson` is not 0, for that lesson.
std::vector<AbsenceEntry> effective_entries(db::Tx& tx, const std::vector<PupilId>& pupils, const Date& date,
                                            int lesson);

/// Of every lesson and day of `period`, which must have an end.
std::vector<AbsenceEntry> effective_entries_between(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                    const Period& period);

/// The effective entries that stand by a decision.
std::vector<AbsenceEntry> effective_entries_by(db::Tx& tx, const DecisionId& decision);

/// Effective or not.
std::vector<AbsenceEntry> entries_with_ids(db::Tx& tx, const std::vector<EntryId>& ids);

/// Of the days of `period`, by date and lesson. Without what was superseded, what was taken back is left out
/// too; what counts no absence by a decision is not.
std::vector<AbsenceEntry> entries_of_pupil(db::Tx& tx, const PupilId& pupil, const Period& period,
                                           Superseded superseded);

/// Writes new entries and closes those they supersede. The pupils must be locked.
void write_entries(db::Tx& tx, const std::vector<AbsenceEntry>& entries);

struct RegistrationRow {
  int lesson = 0;
  Instant at{};
  AccountId by;
  std::optional<PersonalText> substitute;
};
/// Of all lessons of the classes that day, the newest last; without those that were withdrawn.
std::map<ClassId, std::vector<RegistrationRow>> registrations(db::Tx& tx, const std::vector<ClassId>& classes,
                                                              const Date& date);

/// Whom the newest registration that stands of the lesson has attested; nobody where there is none.
std::vector<PupilId> attested(db::Tx& tx, const ClassId& school_class, const Date& date, int lesson);

void write_registration(db::Tx& tx, const Uuid& id, const Batch& batch, const RegistrationRow& registration,
                        const std::vector<PupilId>& seen);

/// All that stand of the lesson; returns how many there were.
std::int64_t withdraw_registrations(db::Tx& tx, const ClassId& school_class, const Date& date,
                                    const RegistrationRow& withdrawal);

}  // namespace tilstede::attendance::store
