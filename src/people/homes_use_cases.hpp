// The homes of pupils: who their guardians are, and how the school reaches them. Asks nobody and logs
// nothing: that is for the use case that shows it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/personal.hpp"
#include "people/ids.hpp"
#include "platform/db/db.hpp"

namespace tilstede::people {

struct Guardian {
  GuardianId id;
  PersonalText name;
  bool may_see = false;
  bool may_report = false;
  std::optional<PersonalText> phone;
};

/// By name. Of a child with a protected address those alone whom somebody on the staff has confirmed.
std::vector<Guardian> guardians_of(db::Tx& tx, const PupilId& pupil);

struct PupilAtSchool {
  PupilId pupil;
  PersonalText given_name;
  PersonalText family_name;
  int grade = 1;
  /// Of the homeroom class; empty without one.
  std::string school_class;
  bool has_protected_address = false;
  /// The home's, as a code; empty when nothing is said.
  std::string language;
  bool needs_interpreter = false;
};

/// Enrolled there on the date, in Norwegian order of family and given name.
std::vector<PupilAtSchool> pupils_at_school(db::Tx& tx, const SchoolId& school, const Date& date);

/// At the first of the pupil's schools that day; nothing for who is enrolled nowhere.
std::optional<PupilAtSchool> pupil_at_school(db::Tx& tx, const PupilId& pupil, const Date& date);

}  // namespace tilstede::people
