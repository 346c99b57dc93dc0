#include "home/touched.hpp"

#include <algorithm>

namespace tilstede::home {

using attendance::AbsenceEntry;
using attendance::EntryKind;
using attendance::HomeMessage;

std::vector<AbsenceEntry> entries_touched(const HomeMessage& message,
                                          const std::vector<AbsenceEntry>& entries) {
  std::vector<AbsenceEntry> touched;
  std::copy_if(entries.begin(), entries.end(), std::back_inserter(touched), [&](const AbsenceEntry& entry) {
    return entry.pupil == message.pupil && covers(message.period, entry.date) &&
           entry.content.kind != EntryKind::present &&
           (entry.lesson == 0 || attendance::is_away(message, entry.lesson));
  });
  return touched;
}

}  // namespace tilstede::home
