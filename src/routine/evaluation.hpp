// What `tilstede evaluate` prints: one row per pupil and rule met, for machines. Pure.
#pragma once

#include <string>
#include <vector>

#include "base/date.hpp"

namespace tilstede::routine {

struct EvaluationRow {
  /// The roster's sourcedId.
  std::string pupil_id;
  std::string rule;
  Date first_met{};
  bool met_now = false;
  int count = 0;
};

/// pupil_id,rule,first_met,met_now,count
std::string to_csv(const std::vector<EvaluationRow>& rows);
std::string to_json(const std::vector<EvaluationRow>& rows);

}  // namespace tilstede::routine
