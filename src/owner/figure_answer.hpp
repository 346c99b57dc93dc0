// FigureAnswer: a table with what it is of, as the API gives it. Pure.
#pragma once

#include <optional>
#include <string>

#include "base/date.hpp"
#include "owner/figure_sheet.hpp"
#include "owner/figure_words.hpp"

namespace tilstede::owner {

struct FigureAnswer {
  Audience audience = Audience::inside;
  FigureSheet sheet;
  SchoolYear year;
  Date until{};
  /// Smaller groups are hidden.
  std::optional<int> least_pupils;
};

/// As `Figures` of api/openapi.yaml.
std::string to_json(const FigureAnswer& answer);

}  // namespace tilstede::owner
