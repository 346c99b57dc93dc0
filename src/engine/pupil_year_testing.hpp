// Builds pupil-years for tests: one line per thing that happened.
//
//   auto year = school_year_2024();            // Monday to Friday from 19 August, six 60-minute lessons a
//   day add(year, "2024-09-02", Kind::day); add(year, "2024-09-03", Kind::lesson, 3);
#pragma once

#include <string>
#include <string_view>

#include "engine/pupil_year.hpp"

namespace tilstede::engine {

/// A date that the test is sure of.
Date day(std::string_view text);

/// School days: Mondays to Fridays from 19 August 2024 to 20 June 2025 without the weeks of the autumn,
/// Christmas, winter and Easter holidays. Six lessons of 60 minutes each day.
PupilYear school_year_2024();

/// Adds an entry in its place and returns it for more to be said of it. Ids count from 1.
Entry& add(PupilYear& year, std::string_view date, Kind kind, int lesson = 0,
           std::optional<int> minutes = {});

/// The ids `add` gave, as numbers, so that a test can name entries.
int number_of(const EntryId& id);
EntryId entry_number(int number);

}  // namespace tilstede::engine
