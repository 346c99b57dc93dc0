#include "people/roster_enrolments.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace tilstede::people {

std::vector<RosterEnrolment> derive_enrolments(const std::vector<RosterClass>& classes,
                                               const std::vector<RosterMember>& members) {
  std::map<std::string, const RosterClass*> homerooms;
  for (const RosterClass& school_class : classes) {
    if (school_class.is_homeroom) homerooms[school_class.id] = &school_class;
  }
  std::map<std::tuple<std::string, std::string, int>, std::vector<Period>> runs;
  for (const RosterMember& member : members) {
    const auto homeroom = homerooms.find(member.school_class);
    if (homeroom == homerooms.end()) continue;
    runs[{member.pupil, homeroom->second->school, *homeroom->second->grade}].push_back(member.days);
  }
  std::vector<RosterEnrolment> enrolments;
  for (auto& [key, periods] : runs) {
    std::sort(periods.begin(), periods.end());
    const auto& [pupil, school, grade] = key;
    const std::size_t first = enrolments.size();
    for (const Period& period : periods) {
      if (enrolments.size() > first && add_days(*enrolments.back().days.to, 1) >= period.from) {
        enrolments.back().days.to = std::max(*enrolments.back().days.to, *period.to);
      } else {
        enrolments.push_back({pupil, school, grade, period});
      }
    }
  }
  return enrolments;
}

}  // namespace tilstede::people
