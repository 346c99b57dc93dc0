#include "attendance/same_name.hpp"

#include <algorithm>

namespace tilstede::attendance {
namespace {

bool has_name_of(const RegisterPupil& one, const RegisterPupil& other) {
  return one.given_name == other.given_name && one.family_name == other.family_name;
}

std::vector<PupilId> others_of_name(const RegisterPupil& pupil, const std::vector<RegisterPupil>& pupils) {
  std::vector<PupilId> others;
  for (const RegisterPupil& other : pupils) {
    if (other.pupil != pupil.pupil && has_name_of(pupil, other)) others.push_back(other.pupil);
  }
  return others;
}

bool is_in(const GroupNames& groups, const PupilId& pupil, const std::string& name) {
  const auto found = groups.find(pupil);
  return found != groups.end() && found->second.contains(name);
}

}  // namespace

std::vector<PupilId> of_one_name(const std::vector<RegisterPupil>& pupils) {
  std::vector<PupilId> alike;
  for (const RegisterPupil& pupil : pupils) {
    if (!others_of_name(pupil, pupils).empty()) alike.push_back(pupil.pupil);
  }
  return alike;
}

std::string told_apart(const RegisterPupil& pupil, const std::vector<RegisterPupil>& pupils,
                       const GroupNames& groups) {
  const auto others = others_of_name(pupil, pupils);
  const auto own = groups.find(pupil.pupil);
  if (own != groups.end()) {
    for (const std::string& name : own->second) {
      const bool is_theirs_too =
          std::ranges::any_of(others, [&](const PupilId& other) { return is_in(groups, other, name); });
      if (!is_theirs_too) return name;
    }
  }
  const auto before =
      std::ranges::count_if(others, [&](const PupilId& other) { return other < pupil.pupil; });
  return std::to_string(before + 1);
}

}  // namespace tilstede::attendance
