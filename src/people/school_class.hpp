// SchoolClass and ClassMember: a homeroom or teaching group and who is in it. Pure.
#pragma once

#include <optional>
#include <string>

#include "base/date.hpp"
#include "base/personal.hpp"
#include "people/ids.hpp"

namespace tilstede::people {

struct SchoolClass {
  ClassId id;
  std::string name;
  SchoolId school;
  std::string school_name;
  std::optional<AreaId> area;
  std::optional<int> grade;
  SchoolYear year;
  std::optional<SubjectId> subject;
};

struct ClassMember {
  PupilId pupil;
  PersonalText given_name;
  PersonalText family_name;
};

}  // namespace tilstede::people
