#include "leave/usage.hpp"

#include <algorithm>
#include <set>

#include "leave/leave.hpp"

namespace tilstede::leave {
namespace {

int days_with(const std::vector<engine::Entry>& entries, Kind kind) {
  std::set<Date> days;
  for (const engine::Entry& entry : entries) {
    if (entry.kind == engine::Kind::day && entry.reason == reason_of(kind)) days.insert(entry.date);
  }
  return static_cast<int>(days.size());
}

}  // namespace

LeaveUsage usage_of(const std::vector<engine::Entry>& entries) {
  return {days_with(entries, Kind::leave), days_with(entries, Kind::religious_holiday),
          days_with(entries, Kind::single_day)};
}

}  // namespace tilstede::leave
