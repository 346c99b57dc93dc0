// A pupil's year measured against the plan: lessons that are not expected are out of the pupil's timetable,
// and entries about them are no absence. Pure.
#pragma once

#include <vector>

#include "adapted/plan.hpp"
#include "engine/pupil_year.hpp"

namespace tilstede::adapted {

/// `plans` are of this pupil.
void measure_against(const std::vector<SchoolingPlan>& plans, engine::PupilYear& year);

}  // namespace tilstede::adapted
