// Absence for the demo: raw entries of single pupils whose sums give the audit's published means exactly.
#pragma once

#include <map>
#include <vector>

#include "demo/municipality.hpp"
#include "demo/school_route.hpp"
#include "engine/pupil_year.hpp"

namespace tilstede::demo {

/// The last day on which the demo's entries stand: the tables' autumn is complete through 30 October.
Date last_day_with_entries(SchoolYear year);

/// Entries of each pupil of one class-year, by index into Municipality::pupils; `id` is left empty.
using EntriesByPupil = std::map<std::size_t, std::vector<engine::Entry>>;

EntriesByPupil invent_absence(const Municipality& municipality, SchoolYear year);

}  // namespace tilstede::demo
