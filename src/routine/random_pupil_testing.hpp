// Random pupil-years and routines, the same world told twice: to the engine and to the naive oracle.
#pragma once

#include "base/random.hpp"
#include "engine/pupil_year.hpp"
#include "routine/naive_oracle_testing.hpp"
#include "routine/routines.hpp"

namespace tilstede::routine {

struct RandomWorld {
  explicit RandomWorld(int begins, int school_years = 1) : calendar(begins, school_years) {
    pupil.year = SchoolYear{begins};
  }

  naive::Calendar calendar;
  naive::Pupil plain_pupil;
  std::vector<naive::Version> plain_versions;
  engine::PupilYear pupil;
  Routines routines;
  /// 0 is 1 August.
  int as_of = 0;

  Date date_of(int day) const;
};

/// Small numbers everywhere, so that thresholds, ends of months and overlaps are met often.
RandomWorld random_world(Random& random);

/// Two school years, the second under rules whose windows reach back into the first. The oracle is told of
/// one long year, in which the routine is in force from the second 1 August; the engine of a year and the one
/// before.
RandomWorld random_world_of_two_years(Random& random);

}  // namespace tilstede::routine
