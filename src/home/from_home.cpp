#include "home/from_home.hpp"

#include <algorithm>

namespace tilstede::home {

std::vector<attendance::AbsenceEntry> undocumented(const std::vector<attendance::AbsenceEntry>& entries) {
  std::vector<attendance::AbsenceEntry> found;
  std::ranges::copy_if(entries, std::back_inserter(found),
                       [](const attendance::AbsenceEntry& entry) { return !entry.content.is_documented; });
  return found;
}

}  // namespace tilstede::home
