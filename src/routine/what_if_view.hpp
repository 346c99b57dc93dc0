// What a simulation answers: tables for machines as CSV or JSON, and a summary in words. What each number
// means stands in what_if.hpp; the columns are listed in README.md and stay as they are. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "routine/what_if.hpp"

namespace tilstede::routine {

/// What `simulate --table` prints as CSV. An empty school is the municipality.
enum class WhatIfTable {
  /// school_id,school,week,step,pupils,pupils_in_force
  weeks,
  /// school_id,school,enrolled,step,pupils,pupils_in_force,new,gone,earlier,later
  steps,
  /// school_id,school,role,shall,should,may,meetings,shall_in_force,should_in_force,may_in_force,
  /// meetings_in_force
  work,
  /// pupil_id,school_id,school,step,reached,reached_in_force,change
  pupils,
  /// rule,value,school_id,school,pupils,step,step_pupils
  variants,
};

std::optional<WhatIfTable> parse_table(std::string_view name);

/// Ids are the roster's.
std::string to_csv(const WhatIf& answer, WhatIfTable table);

enum class WhatIfReader {
  /// Everything; ids are the roster's.
  command,
  /// No pupil, not even by id; ids are the API's.
  api,
};

/// All tables, their rows with the names of the CSV's columns.
std::string to_json(const WhatIf& answer, WhatIfReader reader);

/// For a terminal: what was asked, the municipality's numbers and what they mean.
std::string in_words(const WhatIf& answer);

}  // namespace tilstede::routine
