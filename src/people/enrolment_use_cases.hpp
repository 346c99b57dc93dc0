// Where pupils belong over a span of days: schools and classes, many pupils in one question.
#pragma once

#include <string>
#include <vector>

#include "base/date.hpp"
#include "people/ids.hpp"
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

struct NamedPupil {
  PupilId id;
  /// The roster's sourcedId.
  std::string source_id;
};

/// Everybody enrolled on some day of the school year, in the order of their sourcedId.
std::vector<NamedPupil> pupils_in(db::Tx& tx, SchoolYear year);

}  // namespace tilstede::people
