// The log as JSON and CSV. Pure.
#pragma once

#include <string>
#include <vector>

#include "insight/pupil_log.hpp"

namespace tilstede::insight {

inline constexpr int kLinesPerPage = 100;

struct LogPage {
  PupilId pupil;
  PersonalText name;
  Date from;
  Date until;
  bool has_earlier = false;
  int page = 1;
};

/// The page of `lines`, which are all lines of the days.
std::string to_json(const LogPage& page, const std::vector<Line>& lines);
/// All of them, a line per line.
std::string to_csv(const std::vector<Line>& lines);

}  // namespace tilstede::insight
