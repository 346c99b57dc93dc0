// reasons.csv: a municipality's catalogue as a table, one row a reason. Pure.
//
//   code,name_nb,name_nn,name_en,documented_by_nb,documented_by_nn,documented_by_en,accepted_by,is_leave,
//   counts_as_absence,on_certificate,towards_thresholds,is_retired
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/import_report.hpp"
#include "reasons/reason.hpp"

namespace tilstede::reasons {

struct ReasonsFile {
  int read = 0;
  /// With the line each stands on.
  std::vector<std::pair<int, Reason>> rows;
  std::vector<RefusedRow> refused{};
};

ReasonsFile parse_reasons_file(std::string_view text, const std::string& file);

}  // namespace tilstede::reasons
