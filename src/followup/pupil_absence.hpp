// PupilAbsence: the page of one pupil's absence in a school year. Pure.
#pragma once

#include "attendance/register.hpp"
#include "engine/counting.hpp"

namespace tilstede::followup {

struct PupilAbsence {
  PupilId pupil;
  PersonalText name;
  SchoolYear year;
  engine::Totals totals;
  std::vector<attendance::AbsenceEntry> entries;
  attendance::Recorders recorders;
  attendance::InternalNotes notes = attendance::InternalNotes::hidden;
};

}  // namespace tilstede::followup
