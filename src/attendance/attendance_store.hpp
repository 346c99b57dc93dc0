// Attendance in the database: entries (append-only), registrations, reasons and what homes have said.
#pragma once

#include <map>
#include <vector>

#include "attendance/register.hpp"
#include "platform/db/db.hpp"

namespace tilstede::attendance::store {

/// The effective entries of the pupils on a date, for the day and, when `lesson` is not 0, for that lesson.
std::vector<AbsenceEntry> effective_entries(db::Tx& tx, const std::vector<PupilId>& pupils, const Date& date,
                                            int lesson);

/// Effective or not.
std::vector<AbsenceEntry> entries_with_ids(db::Tx& tx, const std::vector<EntryId>& ids);

/// Of the days of `period`, by date and lesson. Without what was superseded, what was taken back is left out
/// too.
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
/// Of all lessons of the classes that day, the newest last.
std::map<ClassId, std::vector<RegistrationRow>> registrations(db::Tx& tx, const std::vector<ClassId>& classes,
                                                              const Date& date);

void write_registration(db::Tx& tx, const Uuid& id, const Batch& batch, const RegistrationRow& registration,
                        const std::vector<PupilId>& seen);

/// What holds on the date and was not withdrawn, for any lesson.
std::map<PupilId, std::vector<HomeMessage>> home_messages(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                          const Date& date);

std::vector<Reason> reasons(db::Tx& tx);

}  // namespace tilstede::attendance::store
