// Loads pupil-years for the engine, many at once: entries, own school days and timetable, exemptions.
#pragma once

#include <vector>

#include "attendance/changes.hpp"
#include "engine/pupil_year.hpp"
#include "platform/context.hpp"
#include "routine/routines.hpp"

namespace tilstede::routine {

/// Rules that cross 1 August need the school year before as well (PupilYear::before).
enum class Reach { one_year, two_years };

Reach reach_of(const Routines& routines);

/// One per pupil, in their order; a pupil who is not enrolled that year has no school days. Memory is a few
/// kB per pupil: ask for a few thousand at a time.
std::vector<engine::PupilYear> load_pupil_years(db::Tx& tx, const Context& context,
                                                const std::vector<PupilId>& pupils, SchoolYear year,
                                                Reach reach = Reach::one_year);

/// With the entries and the exemptions as they were known before an instant. What the school's days, the
/// timetable and the enrolments were thought to be then is not kept: they are those of now.
std::vector<engine::PupilYear> load_pupil_years_known_at(db::Tx& tx, const Context& context,
                                                         const std::vector<PupilId>& pupils, SchoolYear year,
                                                         Reach reach, Instant known_at);

}  // namespace tilstede::routine
