// Where pupils belong over a span of days: schools and classes, many pupils in one question.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "people/pupil_year_key.hpp"
#include "platform/db/db.hpp"

namespace tilstede::people {

struct Enrolment {
  PupilId pupil;
  SchoolId school;
  int grade = 1;
  Period period;
};

struct Membership {
  PupilId pupil;
  ClassId school_class;
  Period period;
};

/// Those that touch the school year, by pupil and first day.
std::vector<Enrolment> enrolments_in(db::Tx& tx, const std::vector<PupilId>& pupils, SchoolYear year);

/// In classes of that school year; by pupil and class.
std::vector<Membership> memberships_in(db::Tx& tx, const std::vector<PupilId>& pupils, SchoolYear year);

/// The year of every pupil who is enrolled at one of the schools in it; sorted.
std::vector<PupilYearKey> pupil_years_at(db::Tx& tx, const std::set<SchoolId>& schools, SchoolYear year);

/// The school years in which pupils are members of the classes; sorted.
std::vector<PupilYearKey> pupil_years_in(db::Tx& tx, const std::set<ClassId>& classes);

struct NamedPupil {
  PupilId id;
  /// The roster's sourcedId.
  std::string source_id;
};

/// Everybody enrolled on some day of the school year, in the order of their sourcedId.
std::vector<NamedPupil> pupils_in(db::Tx& tx, SchoolYear year);

}  // namespace tilstede::people
