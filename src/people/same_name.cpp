#include "people/same_name.hpp"

#include <algorithm>

namespace tilstede::people {
namespace {

std::vector<PupilId> others_of_name(const NameInClass& pupil, const std::vector<NameInClass>& pupils) {
  std::vector<PupilId> others;
  for (const NameInClass& other : pupils) {
    const bool has_name = other.given_name == pupil.given_name && other.family_name == pupil.family_name;
    if (has_name && other.pupil != pupil.pupil) others.push_back(other.pupil);
  }
  return others;
}

bool is_in(const GroupNames& groups, const PupilId& pupil, const std::string& name) {
  const auto found = groups.find(pupil);
  return found != groups.end() && found->second.contains(name);
}

std::string known_by(const PupilId& pupil, const std::vector<PupilId>& others, const GroupNames& groups) {
  const auto own = groups.find(pupil);
  if (own != groups.end()) {
    for (const std::string& name : own->second) {
      const bool is_theirs_too =
          std::ranges::any_of(others, [&](const PupilId& other) { return is_in(groups, other, name); });
      if (!is_theirs_too) return name;
    }
  }
  const auto before = std::ranges::count_if(others, [&](const PupilId& other) { return other < pupil; });
  return std::to_string(before + 1);
}

}  // namespace

std::vector<PupilId> of_one_name(const std::vector<NameInClass>& pupils) {
  std::vector<PupilId> alike;
  for (const NameInClass& pupil : pupils) {
    if (!others_of_name(pupil, pupils).empty()) alike.push_back(pupil.pupil);
  }
  return alike;
}

std::map<PupilId, std::string> told_apart(const std::vector<NameInClass>& pupils, const GroupNames& groups) {
  std::map<PupilId, std::string> known;
  for (const NameInClass& pupil : pupils) {
    const auto others = others_of_name(pupil, pupils);
    if (!others.empty()) known[pupil.pupil] = known_by(pupil.pupil, others, groups);
  }
  return known;
}

}  // namespace tilstede::people
