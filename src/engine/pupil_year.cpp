#include "engine/pupil_year.hpp"

#include <algorithm>
#include <array>

namespace tilstede::engine {
namespace {

constexpr std::array<std::string_view, 4> kKinds{"day", "lesson", "late", "left_early"};
constexpr std::array<std::string_view, 5> kReporters{"guardian", "pupil", "staff", "nobody", "unknown"};

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

}  // namespace tilstede::engine
