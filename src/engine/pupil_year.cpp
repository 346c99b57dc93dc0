#include "engine/pupil_year.hpp"

#include <algorithm>
#include <array>

namespace tilstede::engine {
namespace {

constexpr std::array<std::string_view, 4> kKinds{"day", "lesson", "late", "left_early"};
constexpr std::array<std::string_view, 5> kReporters{"guardian", "pupil", "staff", "nobody", "unknown"};

template <class T>
void put_in_front(std::vector<T>& all, const std::vector<T>& earlier) {
  all.insert(all.begin(), earlier.begin(), earlier.end());
}

}  // namespace

std::string_view name_of(Kind kind) {
  return kKinds.at(static_cast<std::size_t>(kind));
}

std::string_view name_of(ReportedBy reported_by) {
  return kReporters.at(static_cast<std::size_t>(reported_by));
}

std::optional<ReportedBy> parse_reported_by(std::string_view name) {
  const auto* const found = std::find(kReporters.begin(), kReporters.end(), name);
  if (found == kReporters.end()) return std::nullopt;
  return static_cast<ReportedBy>(found - kReporters.begin());
}

PupilYear with_year_before(const PupilYear& year) {
  PupilYear both = year;
  if (!year.before) return both;
  both.before = nullptr;
  put_in_front(both.entries, year.before->entries);
  put_in_front(both.school_days, year.before->school_days);
  put_in_front(both.timetable, year.before->timetable);
  return both;
}

}  // namespace tilstede::engine
