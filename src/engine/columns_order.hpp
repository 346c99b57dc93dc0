// The order of the columns: which pupil stands at which place, and where schools and cohorts begin.
#pragma once

#include <optional>

#include "engine/columns_build.hpp"

namespace tilstede::engine {

/// A place and its calendar in one word, looked up once per row.
struct PlaceWord {
  static constexpr int kCalendarShift = 24;
  static constexpr std::uint32_t kPlaceMask = (1U << kCalendarShift) - 1;

  static std::uint32_t make(Place place, std::uint8_t calendar) {
    return place | static_cast<std::uint32_t>(calendar) << kCalendarShift;
  }
};

/// Fills everything of the columns that is not absence; returns the PlaceWord of each pupil.
Result<std::vector<std::uint32_t>, ColumnsRefused> place_pupils(const ColumnSource& source, Columns& columns);

}  // namespace tilstede::engine
