// One pupil's school year: what flags are kept for, and what is evaluated again when its grounds change.
#pragma once

#include "base/date.hpp"
#include "people/ids.hpp"

namespace tilstede {

struct PupilYearKey {
  PupilId pupil;
  SchoolYear year;

  auto operator<=>(const PupilYearKey&) const = default;
};

}  // namespace tilstede
