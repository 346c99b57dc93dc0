// What flags rest on of all that a roster says: where pupils belong in each school year, when the terms are
// and what the subjects are called. Compared before and after a roster is written. Pure.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "people/pupil_year_key.hpp"

namespace tilstede::people {

/// A school or a class, the subject of a class, and the days there within the school year.
using Place = std::tuple<Uuid, std::optional<Uuid>, Period>;

struct Grounds {
  std::map<PupilYearKey, std::set<Place>> places;
  std::map<SchoolYear, std::set<Period>> terms;
  std::map<Uuid, std::string> subject_codes;
};

/// Adds a place to each school year up to `last` that its days touch.
void add_place(Grounds& grounds, const PupilId& pupil, const Uuid& school, const Period& days,
               SchoolYear last);

/// The pupil-years whose grounds differ, sorted. A new subject is no ground yet; one with a new code is
/// everybody's.
std::vector<PupilYearKey> changed_years(const Grounds& before, const Grounds& after);

}  // namespace tilstede::people
