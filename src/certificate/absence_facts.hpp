// AbsenceFacts: what a half-year report and the certificate say of one pupil's days, as values: figures and
// the dates behind them. Days and hours are two series that never become each other. Pure.
#pragma once

#include <string>
#include <vector>

#include "engine/counting.hpp"

namespace tilstede::certificate {

/// What stands on one date.
struct DateFact {
  Date date{};
  bool is_day = false;
  /// Of lessons; 0 on a day.
  int minutes = 0;
  bool is_documented = false;
  /// A code of the catalogue; empty when none was given, "mixed" when several.
  std::string reason;
  int late = 0;
  int left_early = 0;

  bool operator==(const DateFact&) const = default;
};

struct ReasonFigures {
  std::string reason;
  int days = 0;
  int minutes = 0;

  bool operator==(const ReasonFigures&) const = default;
};

struct AbsenceFigures {
  int days = 0;
  int documented_days = 0;
  /// Minutes are kept: hours are rounded down only after all are summed.
  int minutes = 0;
  int documented_minutes = 0;
  int late = 0;
  int left_early = 0;
  /// By code; those with days or minutes.
  std::vector<ReasonFigures> by_reason;

  bool operator==(const AbsenceFigures&) const = default;
};

struct AbsenceFacts {
  AbsenceFigures figures;
  std::vector<DateFact> dates;

  bool operator==(const AbsenceFacts&) const = default;
};

inline constexpr std::string_view kMixedReasons = "mixed";

/// Whether the entries of a reason are left out altogether; empty leaves out none.
using LeftOutReasons = std::vector<std::string>;

AbsenceFacts facts_of(const engine::PupilYear& year, const engine::Counting& counting, const Period& period,
                      const LeftOutReasons& left_out);

/// 60-minute hours, whatever the routine's own hour is: the certificate is national.
int certificate_hours(int minutes);

}  // namespace tilstede::certificate
