// The demo municipality without its absence: schools, classes, pupils and how they move through three school
// years. Pure and the same every time.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "demo/names.hpp"
#include "demo/published_figures.hpp"

namespace tilstede::demo {

struct Pupil {
  Name name{};
  Gender gender = Gender::female;
  /// How easily this pupil is absent, the same from year to year; 1 is common.
  double propensity = 1;
  /// Absences fall on Mondays and Fridays more often than by chance.
  bool prefers_long_weekends = false;
  bool has_protected_address = false;
  std::string language{};
};

/// One group of pupils on one grade of one school in one year. Pupils are indices into Municipality::pupils.
struct Class {
  std::size_t school = 0;
  SchoolYear year;
  int grade = 1;
  /// "5A".
  std::string name{};
  std::vector<std::size_t> pupils{};
};

/// Before `moved`, the pupil of this class went to the other class.
struct Move {
  std::size_t pupil = 0;
  std::size_t from_class = 0;
  std::size_t to_class = 0;
  Date first_day_at_new{};
};

struct Municipality {
  std::vector<PublishedSchool> schools{};
  std::vector<Pupil> pupils{};
  /// All years; membership is that of the year's last day, moves tell what was before.
  std::vector<Class> classes{};
  std::vector<Move> moves{};
};

Municipality invent_municipality(std::vector<PublishedSchool> schools);

}  // namespace tilstede::demo
