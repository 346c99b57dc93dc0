// Pupils of one name in a class: by which group each of them is known, else by a number. Pure.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/personal.hpp"
#include "people/ids.hpp"

namespace tilstede::people {

/// The names of the classes and groups of each pupil.
using GroupNames = std::map<PupilId, std::set<std::string>>;

struct NameInClass {
  PupilId pupil;
  PersonalText given_name;
  PersonalText family_name;
};

/// Those whose given and family name another pupil of the list has too.
std::vector<PupilId> of_one_name(const std::vector<NameInClass>& pupils);

/// Of each of those: the first group that the others of that name are not in, as "8B"; else "1", "2" in the
/// order of their ids, which is the order in which they came and never changes.
std::map<PupilId, std::string> told_apart(const std::vector<NameInClass>& pupils, const GroupNames& groups);

}  // namespace tilstede::people
