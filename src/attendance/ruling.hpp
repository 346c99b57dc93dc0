// Ruling: by a decision a pupil's lesson (0: the whole day) counts no absence, whatever is registered there,
// before or after. What is registered is kept, superseded by an entry that is present by that decision and
// says what was observed. Which decision it is, attendance does not know. Pure.
#pragma once

#include <vector>

#include "attendance/entry.hpp"

namespace tilstede::attendance {

struct Ruling {
  DecisionId decision;
  PupilId pupil;
  Date date{};
  int lesson = 0;
  PersonalText note_home;
  AccountId decided_by;
};

/// Whether what is registered there is set aside. Who came late to a day (lesson 0) came late to the lesson
/// the decision is about; who was away all day was so by more than that lesson.
bool covers(const Ruling& ruling, const AbsenceEntry& entry);

/// Whether it says something of the lesson (0: of some lesson of the day).
bool concerns(const Ruling& ruling, int lesson);

/// What takes the place of `observed`, which the ruling covers.
AbsenceEntry set_aside(const AbsenceEntry& observed, const Ruling& ruling, EntryId id, Instant now);

/// What takes the place of `standing` when its decision falls: what had stood before, or that nothing did.
AbsenceEntry restored(const AbsenceEntry& standing, const AbsenceEntry* before, EntryId id, Instant now,
                      const AccountId& by);

}  // namespace tilstede::attendance
