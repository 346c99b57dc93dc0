// SchoolClass and ClassMember: a homeroom or teaching group and who is in it. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

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
  /// Only of those whose name another of the class has too (same_name.hpp).
  std::string told_apart_by{};
};

inline std::vector<PupilId> ids_of(const std::vector<ClassMember>& members) {
  std::vector<PupilId> ids;
  for (const ClassMember& member : members)
    ids.push_back(member.pupil);
  return ids;
}

}  // namespace tilstede::people
