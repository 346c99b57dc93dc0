#include "attendance/ruling.hpp"

namespace tilstede::attendance {

bool covers(const Ruling& ruling, const AbsenceEntry& entry) {
  if (entry.pupil != ruling.pupil || entry.date != ruling.date) return false;
  if (entry.content.kind == EntryKind::present || entry.decision) return false;
  if (ruling.lesson == 0 || ruling.lesson == entry.lesson) return true;
  return entry.lesson == 0 && entry.content.kind == EntryKind::late;
}

bool concerns(const Ruling& ruling, int lesson) {
  return lesson == 0 || ruling.lesson == 0 || ruling.lesson == lesson;
}

AbsenceEntry set_aside(const AbsenceEntry& observed, const Ruling& ruling, EntryId id, Instant now) {
  AbsenceEntry entry = observed;
  entry.id = id;
  entry.content = {};
  entry.content.kind = EntryKind::present;
  entry.content.minutes = observed.content.minutes;
  entry.content.note_home = ruling.note_home;
  // A teacher who may not see it must not lose it by going on.
  entry.content.note_internal = observed.content.note_internal;
  entry.origin = Origin::office;
  entry.recorded_at = now;
  entry.recorded_by = ruling.decided_by;
  entry.supersedes = observed.id;
  entry.decision = ruling.decision;
  entry.observed = observed.content.kind;
  return entry;
}

AbsenceEntry restored(const AbsenceEntry& standing, const AbsenceEntry* before, EntryId id, Instant now,
                      const AccountId& by) {
  AbsenceEntry entry = before ? *before : standing;
  if (!before) entry.content = {};
  entry.id = id;
  entry.origin = Origin::office;
  entry.recorded_at = now;
  entry.recorded_by = by;
  entry.supersedes = standing.id;
  entry.superseded_by.reset();
  if (!before || before->decision == standing.decision) {
    entry.decision.reset();
    entry.observed.reset();
  }
  return entry;
}

}  // namespace tilstede::attendance
